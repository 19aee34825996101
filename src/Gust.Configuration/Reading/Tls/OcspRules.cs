namespace Gust.Configuration.Reading.Tls;

/// <summary>What of certificate status checks this platform cannot enforce: it is refused, so that nobody believes to be protected.</summary>
internal static class OcspRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options)
    {
        if (options.Ocsp is { Mode: OcspMode.Must } ocsp)
        {
            yield return new OptionProblem(
                ocsp.Position,
                "ocsp: mode must cannot be kept: the runtime does not tell whether it has a valid staple, so the server could not stop without one; use always");
        }
    }

    /// <summary>What is wrong with a listener's <c>ocsp_peer</c>; null when nothing.</summary>
    public static string? CheckPeer(TlsOptions tls, string listener)
    {
        if (tls.OcspPeer is not { Verify: true })
        {
            return null;
        }

        return tls.Verify || tls.VerifyAndMap
            ? null
            : $"OCSP peer verification for {listener} connections requires TLS verify (mTLS) to be enabled";
    }
}
