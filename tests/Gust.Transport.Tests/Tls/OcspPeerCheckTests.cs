using System.Security.Cryptography.X509Certificates;
using Gust.Testing;
using Gust.Testing.Ocsp;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tests.Tls;

/// <summary>Who comes in by the word of the authorities, and whose word counts. Where it is not said otherwise nats-server 2.15.1 decides alike.</summary>
public sealed class OcspPeerCheckTests : IDisposable
{
    private static readonly OcspPeerSettings s_settings = new() { Timeout = TimeSpan.FromSeconds(20) };

    private readonly TestAuthority _authority = new("Own CA");
    private readonly TestResponder _responder;
    private readonly RecordingOcspObserver _observer = new();
    private readonly OcspCache _cache = new(OcspCache.DefaultCapacity);
    private readonly OcspPeerCheck _check;
    private readonly X509Certificate2 _client;

    public OcspPeerCheckTests()
    {
        _responder = new TestResponder(_authority);
        _check = new OcspPeerCheck(_observer, _cache, TimeProvider.System);
        _client = Issue("CN=client");
    }

    public void Dispose()
    {
        _check.Dispose();
        _responder.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task Good_certificate_comes_in_without_a_word()
    {
        Assert.Null(await RefusalAsync());
        Assert.Empty(_observer.Lines);
        Assert.Equal([_client.SerialNumber], _responder.Asked);
    }

    [Fact]
    public async Task Revoked_certificate_is_refused_and_told()
    {
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        string refusal = Assert.IsType<string>(await RefusalAsync());
        Assert.StartsWith("client not OCSP valid: CN=client: revoked at ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("key compromised", refusal, StringComparison.Ordinal);
        Assert.Equal(["invalid CN=client of CN=client: Revoked", "rejected CN=client"], _observer.Lines);
    }

    [Fact]
    public async Task Unknown_certificate_is_refused_unless_that_is_good()
    {
        _responder.Word = new OcspWord { Status = OcspStatus.Unknown };
        Assert.NotNull(await RefusalAsync());
        Assert.Equal("invalid CN=client of CN=client: Unknown", _observer.Lines[0]);
        Assert.Null(await RefusalAsync(s_settings with { UnknownIsGood = true }));
    }

    [Fact]
    public async Task Certificate_without_a_responder_is_not_asked_about()
    {
        X509Certificate2 silent = _authority.Issue("CN=silent", usage: TestAuthority.ClientUsage).Certificate;
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        Assert.Null(await _check.RefusalAsync([silent, _authority.Certificate], [_authority.Certificate], s_settings));
        Assert.Empty(_responder.Asked);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("ldap:///CN=x")]
    [InlineData("no address")]
    public async Task Responder_that_is_no_web_address_is_none(string url)
    {
        X509Certificate2 odd = _authority.Issue("CN=odd", usage: TestAuthority.ClientUsage, extensions: new X509AuthorityInformationAccessExtension([url], null)).Certificate;
        Assert.Null(await _check.RefusalAsync([odd, _authority.Certificate], [_authority.Certificate], s_settings));
    }

    [Fact]
    public async Task Revoked_intermediate_is_refused()
    {
        TestAuthority middle = _authority.Intermediate("Middle", _responder.Extension);
        using TestResponder below = new(middle);
        X509Certificate2 client = middle.Issue("CN=below", usage: TestAuthority.ClientUsage, extensions: below.Extension).Certificate;
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        string? refusal = await _check.RefusalAsync([client, middle.Certificate, _authority.Certificate], [_authority.Certificate], s_settings);
        Assert.StartsWith("client not OCSP valid: CN=Middle: revoked", refusal, StringComparison.Ordinal);
        Assert.Equal(["invalid CN=Middle of CN=below: Revoked", "rejected CN=below"], _observer.Lines);
        Assert.Equal([client.SerialNumber], below.Asked);
    }

    [Fact]
    public async Task Anchor_of_the_CA_file_is_not_asked_about()
    {
        TestAuthority middle = _authority.Intermediate("Middle", _responder.Extension);
        using TestResponder below = new(middle);
        X509Certificate2 client = middle.Issue("CN=below", usage: TestAuthority.ClientUsage, extensions: below.Extension).Certificate;
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        Assert.Null(await _check.RefusalAsync([client, middle.Certificate, _authority.Certificate], [_authority.Certificate, middle.Certificate], s_settings));
        Assert.Empty(_responder.Asked);
    }

    [Theory]
    [InlineData("/ocsp")]
    [InlineData("/ocsp/")]
    [InlineData("/ocsp?authority=own")] // the question comes by POST
    public async Task Responder_may_have_any_address(string path)
    {
        X509Certificate2 client = _authority.Issue(
            "CN=path", usage: TestAuthority.ClientUsage, extensions: new X509AuthorityInformationAccessExtension([_responder.Url + path], null)).Certificate;
        Assert.Null(await RefusalAsync(client: client));
        Assert.Equal([client.SerialNumber], _responder.Asked);
    }

    [Fact]
    public async Task Second_responder_is_asked_when_the_first_is_not_there()
    {
        string gone = GoneUrl();
        X509Certificate2 client = _authority.Issue(
            "CN=two", usage: TestAuthority.ClientUsage, extensions: new X509AuthorityInformationAccessExtension([gone, _responder.Url], null)).Certificate;
        Assert.Null(await RefusalAsync(client: client));
        Assert.Single(_responder.Asked);
    }

    [Fact]
    public async Task Warn_only_lets_everybody_in_and_tells()
    {
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        Assert.Null(await RefusalAsync(s_settings with { WarnOnly = true }));
        Assert.Equal(["tolerated CN=client of CN=client: Revoked by warn_only"], _observer.Lines);
    }

    [Fact]
    public async Task Unreachable_responder_refuses_unless_that_is_allowed()
    {
        X509Certificate2 client = _authority.Issue("CN=lost", usage: TestAuthority.ClientUsage, extensions: new X509AuthorityInformationAccessExtension([GoneUrl()], null)).Certificate;
        Assert.Contains("cannot be reached", await RefusalAsync(client: client), StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(s_settings with { AllowWhenUnreachable = true }, client));
        Assert.Equal(
            ["invalid CN=lost of CN=lost: Unreachable", "rejected CN=lost", "tolerated CN=lost of CN=lost: Unreachable by allow_when_ca_unreachable"], _observer.Lines);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    public async Task Error_of_the_web_server_counts_as_unreachable(int status)
    {
        _responder.HttpStatus = status;
        Assert.Contains($"answers with HTTP status {status}", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(s_settings with { AllowWhenUnreachable = true }));
    }

    [Fact]
    public async Task Slow_responder_counts_as_unreachable()
    {
        TaskCompletionSource never = new();
        _responder.Gate = never.Task;
        OcspPeerSettings hasty = s_settings with { Timeout = TimeSpan.FromMilliseconds(50) };
        Assert.Contains("does not answer within 50 ms (ca_timeout)", await RefusalAsync(hasty), StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(hasty with { AllowWhenUnreachable = true }));
        never.SetResult();
    }

    [Fact]
    public async Task Revocation_stands_when_the_authority_cannot_be_asked_again()
    {
        _responder.Say(_client, new OcspWord { Status = OcspStatus.Revoked, ThisUpdate = TimeSpan.FromMinutes(-10), NextUpdate = TimeSpan.FromSeconds(-20) });
        Assert.NotNull(await RefusalAsync()); // within the skew
        _responder.HttpStatus = 503;
        OcspPeerSettings lenient = s_settings with { AllowWhenUnreachable = true, ClockSkew = TimeSpan.Zero };
        for (int i = 0; i < 2; i++)
        {
            Assert.Contains("as was heard at", await RefusalAsync(lenient), StringComparison.Ordinal);
        }

        _responder.HttpStatus = 200;
        _responder.Say(_client, new OcspWord());
        Assert.Null(await RefusalAsync(lenient)); // the hold is over
    }

    private static string GoneUrl()
    {
        using TestAuthority other = new();
        using TestResponder gone = new(other);
        return gone.Url;
    }

    private X509Certificate2 Issue(string subject) => _authority.Issue(subject, usage: TestAuthority.ClientUsage, extensions: _responder.Extension).Certificate;

    private Task<string?> RefusalAsync(OcspPeerSettings? settings = null, X509Certificate2? client = null) =>
        _check.RefusalAsync([client ?? _client, _authority.Certificate], [_authority.Certificate], settings ?? s_settings);
}
