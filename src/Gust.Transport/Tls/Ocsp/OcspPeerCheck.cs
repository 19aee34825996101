using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Decides on peers by what the authorities of their certificates say (<c>ocsp_peer</c>). One for all listeners of a server.</summary>
/// <remarks>Waits for nobody on a thread. A certificate is asked about once at a time, however many peers show it, and whether they stay or not.</remarks>
internal sealed class OcspPeerCheck(IOcspObserver observer, OcspCache cache, TimeProvider time) : IDisposable
{
    /// <summary>Certificates that are asked about at one time.</summary>
    public const int InquiriesMax = 1024;

    private static readonly OcspAnswer s_overloaded =
        new(OcspOutcome.Unreachable, $"{InquiriesMax} certificates are being asked about already; their responders are too slow");

    private readonly OcspTransport _transport = new(time);
    private readonly ConcurrentDictionary<(string Key, OcspPeerSettings Settings), Lazy<Task<OcspAnswer>>> _underWay = new();

    /// <summary>Why a peer is refused; null when it may come in.</summary>
    /// <param name="chain">The peer's certificate first; verified.</param>
    /// <param name="anchors">Where trust begins.</param>
    /// <param name="settings">Of the listener.</param>
    public async Task<string?> RefusalAsync(IReadOnlyList<X509Certificate2> chain, X509Certificate2Collection anchors, OcspPeerSettings settings)
    {
        List<OcspLink> links = OcspLink.Of(chain, anchors);
        OcspAnswer[] answers = await Task.WhenAll(links.Select(link => AnswerAsync(link, settings))).ConfigureAwait(false);
        string? refusal = null;
        for (int i = 0; i < links.Count; i++)
        {
            if (!IsAcceptable(links[i], answers[i], chain[0], settings))
            {
                refusal ??= $"client not OCSP valid: {links[i].Certificate.Subject}: {Reason(answers[i])}";
            }
        }

        if (refusal is not null)
        {
            observer.Rejected(chain[0]);
        }

        return refusal;
    }

    public void Dispose() => _transport.Dispose();

    private static string Reason(OcspAnswer answer) => answer.Detail.Length > 0 ? answer.Detail : answer.Outcome.ToString();

    private bool IsAcceptable(OcspLink link, OcspAnswer answer, X509Certificate2 peer, OcspPeerSettings settings)
    {
        if (answer.Outcome == OcspOutcome.Good || (answer.Outcome == OcspOutcome.Unknown && settings.UnknownIsGood))
        {
            return true;
        }

        string? option = settings.WarnOnly ? "warn_only" : settings.AllowWhenUnreachable && answer.Outcome == OcspOutcome.Unreachable ? "allow_when_ca_unreachable" : null;
        if (option is not null)
        {
            observer.Tolerated(link, peer, answer, option);
            return true;
        }

        observer.Invalid(link, peer, answer);
        return false;
    }

    /// <summary>What is known, or what the authority says now. A revocation outlives its answer: it stands until the authority says otherwise.</summary>
    private async Task<OcspAnswer> AnswerAsync(OcspLink link, OcspPeerSettings settings)
    {
        OcspAnswer? known = cache.Find(link.Key, settings, time.GetUtcNow(), out bool isFresh);
        if (isFresh)
        {
            return known!;
        }

        OcspAnswer heard = await AskAsync(link, settings).ConfigureAwait(false);
        return heard.Outcome == OcspOutcome.Unreachable && known?.Outcome == OcspOutcome.Revoked
            ? known with { Detail = $"{known.Detail}, as was heard at {known.Received:u}; now {heard.Detail}" }
            : heard;
    }

    private async Task<OcspAnswer> AskAsync(OcspLink link, OcspPeerSettings settings)
    {
        if (_underWay.Count >= InquiriesMax && !_underWay.ContainsKey((link.Key, settings)))
        {
            return s_overloaded;
        }

        Lazy<Task<OcspAnswer>> own = new(() => InquireAsync(link, settings));
        return await _underWay.GetOrAdd((link.Key, settings), own).Value.ConfigureAwait(false);
    }

    private async Task<OcspAnswer> InquireAsync(OcspLink link, OcspPeerSettings settings)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // it is listed before it can end
        try
        {
            OcspAnswer answer = await new OcspInquiry(_transport, time).AskAsync(link, settings).ConfigureAwait(false);
            cache.Put(link.Key, answer);
            return answer;
        }
        finally
        {
            _underWay.TryRemove((link.Key, settings), out _);
        }
    }
}
