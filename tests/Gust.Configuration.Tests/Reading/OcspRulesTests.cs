namespace Gust.Configuration.Tests.Reading;

/// <summary>What is asked for and cannot be enforced keeps the server from starting (ADR 4).</summary>
public sealed class OcspRulesTests
{
    private const string Pair = "cert_file: c.pem, key_file: k.pem";

    [Theory]
    [InlineData("verify: true")]
    [InlineData("verify_and_map: true")]
    public void Checking_revocation_of_clients_that_show_certificates_is_allowed(string verify) =>
        Assert.Empty(Loading.StartErrors($"tls {{ {Pair}, {verify}, ca_file: c.pem, ocsp_peer: true }}", TestCertificate.Files));

    [Theory]
    [InlineData("ocsp_peer: true")]
    [InlineData("ocsp_peer: { verify: true, warn_only: true }")]
    public void Checking_revocation_of_clients_without_certificates_is_refused(string peer) => Assert.Equal(
        ["f.conf:1:1: OCSP peer verification for client connections requires TLS verify (mTLS) to be enabled"],
        Loading.StartErrors($"tls {{ {Pair}, {peer} }}", TestCertificate.Files));

    [Theory]
    [InlineData("ocsp_peer: false")]
    [InlineData("ocsp_peer: { warn_only: true }")]
    public void What_is_off_needs_nothing(string peer) => Assert.Empty(Loading.StartErrors($"tls {{ {Pair}, {peer} }}", TestCertificate.Files));

    [Fact]
    public void Stapling_that_must_not_fail_is_refused() =>
        Assert.StartsWith("f.conf:1:1: ocsp: mode must cannot be kept", Assert.Single(Loading.StartErrors("ocsp { mode: must }")), StringComparison.Ordinal);

    [Theory]
    [InlineData("ocsp: true")]
    [InlineData("ocsp: false")]
    [InlineData("ocsp { mode: always }")]
    public void Stapling_that_may_fail_is_not(string text) => Assert.Empty(Loading.StartErrors(text));
}
