using System.Text;
using Gust.Security.Keys;

namespace Gust.Security.Access;

/// <summary>Which proxies vouch for clients, and whether a client needs one (spec: auth.md section 10).</summary>
/// <param name="TrustedKeys">Public keys of trusted proxies.</param>
/// <param name="IsRequired">Clients without a proxy are refused.</param>
internal sealed record ProxyPolicy(IReadOnlyList<string> TrustedKeys, bool IsRequired)
{
    public const string NotTrusted = "Proxy Not Trusted";
    public const string Required = "Proxy Required";

    public static ProxyPolicy None { get; } = new([], false);

    /// <summary>The key whose signature of the nonce was shown; empty when none was; false when it is nobody's that is trusted.</summary>
    public bool TryFind(AuthenticationRequest request, out string proxyKey)
    {
        proxyKey = "";
        if (request.ProxySignature.Length == 0)
        {
            return true;
        }

        byte[] nonce = Encoding.ASCII.GetBytes(request.Nonce);
        proxyKey = TrustedKeys.FirstOrDefault(key => NKeySignature.Verify(key, nonce, request.ProxySignature)) ?? "";
        return proxyKey.Length > 0;
    }
}
