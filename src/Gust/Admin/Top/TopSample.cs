using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Top;

/// <summary>A server and its connections at one moment.</summary>
/// <param name="JetStream">Null: not asked, or off.</param>
/// <param name="Taken">When, by the clock of the host.</param>
internal sealed record TopSample(Varz Server, Connz Connections, Jsz? JetStream, long Taken);
