using Gust.Configuration.CommandLine;
using static Gust.Configuration.Tests.CommandLine.CommandLineTests;

namespace Gust.Configuration.Tests.CommandLine;

public class TlsFlagTests
{
    [Theory]
    [InlineData("--tlscert c --tlskey k", "c k False")]
    [InlineData("--tls --tlscert c --tlskey k", "c k False")]
    [InlineData("--tlsverify --tlscert c --tlskey k", "c k True")]
    [InlineData("--tlscert c --tlskey k --tls=false", null)]
    [InlineData("--tls=false --tlscert c --tlskey k", null)]
    [InlineData("--tlsverify=false", null)]
    public void Tls_is_on_as_soon_as_a_flag_asks_for_it_and_off_when_one_says_so(string line, string? expected)
    {
        var tls = Applied(line).Tls;

        Assert.Equal(expected, tls is null ? null : $"{tls.CertificateFile} {tls.KeyFile} {tls.Verify}");
    }

    [Fact]
    public void A_tls_flag_replaces_one_key_of_the_files_block()
    {
        var options = new GustServerOptions { Tls = new() { CertificateFile = "c", KeyFile = "k", Timeout = TimeSpan.FromSeconds(7) } };

        Parse("--tlsverify --tlscacert a").Apply(options);

        Assert.Equal(("c", "a", true, 7), (options.Tls.CertificateFile, options.Tls.CaFile, options.Tls.Verify, options.Tls.Timeout.Seconds));
        Assert.Equal(TimeSpan.FromSeconds(8), options.Authorization.Timeout);
    }

    [Fact]
    public void Tls_by_flag_without_a_certificate_does_not_start() =>
        Assert.Equal(
            ["TLS Server certificate must be present and valid: set cert_file and key_file, or certs"],
            Configuration.Reading.OptionsValidator.Validate(Applied("--tls")));

    [Fact]
    public void The_help_about_tls_names_suites_and_curves()
    {
        Assert.Contains("    TLS_AES_128_GCM_SHA256\n", UsageText.TlsHelp, StringComparison.Ordinal);
        Assert.Contains("    CurveP256\n", UsageText.TlsHelp, StringComparison.Ordinal);
    }
}
