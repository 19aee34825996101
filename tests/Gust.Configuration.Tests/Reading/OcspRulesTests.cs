namespace Gust.Configuration.Tests.Reading;

/// <summary>What is asked for and cannot be enforced keeps the server from starting (ADR 4).</summary>
public sealed class OcspRulesTests
{
    private const string Pair = "cert_file: c.pem, key_file: k.pem";

    [Fact]
    public void Checking_revocation_of_clients_is_refused() =>
        Assert.StartsWith(
            "f.conf:1:1: OCSP peer verification for client connections is not there yet",
            Assert.Single(Loading.StartErrors($"tls {{ {Pair}, verify: true, ocsp_peer: true }}", TestCertificate.Files)),
            StringComparison.Ordinal);

    [Fact]
    public void Stapling_that_must_not_fail_is_refused() =>
        Assert.StartsWith("f.conf:1:1: ocsp: mode must cannot be kept", Assert.Single(Loading.StartErrors("ocsp { mode: must }")), StringComparison.Ordinal);

    [Theory]
    [InlineData("ocsp: true")]
    [InlineData("ocsp: false")]
    [InlineData("ocsp { mode: always }")]
    public void Stapling_that_may_fail_is_not(string text) => Assert.Empty(Loading.StartErrors(text));
}
