using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Top;

/// <summary>A connection with what it does in a second.</summary>
/// <param name="Detail">As the server describes it.</param>
/// <param name="ToMsgs">Messages to the client in a second; so the others.</param>
internal sealed record TopConnection(ConnectionDetail Detail, double ToMsgs, double FromMsgs, double ToBytes, double FromBytes);
