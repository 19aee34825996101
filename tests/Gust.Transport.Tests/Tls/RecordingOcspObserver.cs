using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tests.Tls;

/// <summary>Keeps what it is told, one line each.</summary>
internal sealed class RecordingOcspObserver : IOcspObserver
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Invalid(OcspLink link, X509Certificate2 peer, OcspAnswer answer) =>
        _lines.Enqueue($"invalid {link.Certificate.Subject} of {peer.Subject}: {answer.Outcome}");

    public void Tolerated(OcspLink link, X509Certificate2 peer, OcspAnswer answer, string option) =>
        _lines.Enqueue($"tolerated {link.Certificate.Subject} of {peer.Subject}: {answer.Outcome} by {option}");

    public void Rejected(X509Certificate2 peer) => _lines.Enqueue($"rejected {peer.Subject}");
}
