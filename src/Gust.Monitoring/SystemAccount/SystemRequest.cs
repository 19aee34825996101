using System.Text;
using Gust.Core;

namespace Gust.Monitoring.SystemAccount;

/// <summary>One request to the server, copied from the connection that it came by.</summary>
/// <param name="Subject">That it came on.</param>
/// <param name="Reply">Where the answer goes; empty: nobody wants one.</param>
/// <param name="Body">Its payload without headers.</param>
/// <param name="IsForeign">Another account than the system's asks: for itself.</param>
internal sealed record SystemRequest(string Subject, byte[] Reply, byte[] Body, bool IsForeign)
{
    public static SystemRequest Copy(in Publication publication) => new(
        Encoding.UTF8.GetString(publication.Subject),
        publication.Reply.ToArray(),
        publication.Body[Math.Max(0, publication.HeaderSize)..].ToArray(),
        publication.HasCrossed);

    /// <summary>One token of the subject.</summary>
    public string Token(int index) => Subject.Split('.')[index];
}
