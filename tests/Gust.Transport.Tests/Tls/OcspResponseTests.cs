using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gust.Testing;
using Gust.Testing.Ocsp;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tests.Tls;

/// <summary>Only the authority's own, present word about this very certificate counts.</summary>
public sealed class OcspResponseTests : IDisposable
{
    private static readonly OcspPeerSettings s_settings = new() { Timeout = TimeSpan.FromSeconds(20) };

    private readonly TestAuthority _authority = new("Own CA");
    private readonly TestAuthority _stranger = new("Own CA");
    private readonly TestResponder _responder;
    private readonly RecordingOcspObserver _observer = new();
    private readonly OcspPeerCheck _check;
    private readonly X509Certificate2 _client;

    public OcspResponseTests()
    {
        _responder = new TestResponder(_authority);
        _check = new OcspPeerCheck(_observer, new OcspCache(0), TimeProvider.System);
        _client = _authority.Issue("CN=client", usage: TestAuthority.ClientUsage, extensions: _responder.Extension).Certificate;
    }

    public void Dispose()
    {
        _check.Dispose();
        _responder.Dispose();
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Authority_may_sign_itself(bool bringsSigner, bool namesKey) =>
        await AcceptsAsync(new OcspWord { BringsSigner = bringsSigner, NamesKey = namesKey });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whom_it_delegated_may_sign(bool rsa) =>
        await AcceptsAsync(new OcspWord { Signer = _authority.Issue("CN=responder", usage: OcspWord.SigningUsage, rsa: rsa).Certificate });

    [Fact]
    public async Task Delegate_that_does_not_come_along_is_not_known() =>
        await RefusesAsync(new OcspWord { Signer = _authority.Issue("CN=responder", usage: OcspWord.SigningUsage).Certificate, BringsSigner = false }, OcspOutcome.Unreadable);

    [Fact]
    public async Task Certificate_of_the_authority_without_that_right_may_not_sign() =>
        await RefusesAsync(new OcspWord { Signer = _authority.Issue("CN=someone", usage: TestAuthority.ClientUsage).Certificate }, OcspOutcome.NotDelegated);

    [Fact]
    public async Task Client_may_not_speak_for_itself() => await RefusesAsync(new OcspWord { Signer = _client }, OcspOutcome.NotDelegated);

    [Fact]
    public async Task Delegate_of_another_authority_may_not_sign() =>
        await RefusesAsync(new OcspWord { Signer = _stranger.Issue("CN=responder", usage: OcspWord.SigningUsage).Certificate }, OcspOutcome.Unreadable);

    [Fact]
    public async Task Delegate_of_an_authority_below_may_not_sign() =>
        await RefusesAsync(new OcspWord { Signer = _authority.Intermediate("Middle").Issue("CN=responder", usage: OcspWord.SigningUsage).Certificate }, OcspOutcome.Unreadable);

    [Fact]
    public async Task Authority_of_the_same_name_may_not_sign() => await RefusesAsync(new OcspWord { Signer = _stranger.Certificate }, OcspOutcome.Unreadable);

    [Fact]
    public async Task Delegate_whose_time_is_over_may_not_sign() => await RefusesAsync(
        new OcspWord { Signer = _authority.Issue("CN=old", usage: OcspWord.SigningUsage, notAfter: TimeProvider.System.GetUtcNow().AddHours(-1)).Certificate }, OcspOutcome.Unreadable);

    [Fact]
    public async Task Changed_answer_does_not_count() => await RefusesAsync(new OcspWord { IsTampered = true }, OcspOutcome.Unreadable);

    /// <summary>nats-server 2.15.1 takes it: whoever is on the way can answer for a revoked certificate with the word for a good one.</summary>
    [Fact]
    public async Task Answer_about_another_certificate_does_not_count() =>
        await RefusesAsync(new OcspWord { About = _authority.Issue("CN=other", usage: TestAuthority.ClientUsage).Certificate }, OcspOutcome.Unreadable);

    [Fact]
    public async Task Extension_that_must_be_understood_voids_the_answer() => await RefusesAsync(new OcspWord { IsCritical = true }, OcspOutcome.Unreadable);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task Responder_that_will_not_answer_is_not_unreachable(int status)
    {
        _responder.Word = new OcspWord { ResponseStatus = status };
        Assert.NotNull(await RefusalAsync(s_settings with { AllowWhenUnreachable = true }));
        Assert.Equal("invalid CN=client of CN=client: Unreadable", _observer.Lines[0]);
    }

    [Fact]
    public async Task Answer_that_is_over_does_not_count_beyond_the_skew()
    {
        OcspWord over = new() { ThisUpdate = TimeSpan.FromHours(-1), NextUpdate = TimeSpan.FromMinutes(-5) };
        await RefusesAsync(over, OcspOutcome.NotCurrent);
        await AcceptsAsync(over, s_settings with { ClockSkew = TimeSpan.FromMinutes(6) });
    }

    [Fact]
    public async Task Answer_of_the_future_does_not_count_beyond_the_skew()
    {
        OcspWord early = new() { ThisUpdate = TimeSpan.FromMinutes(5) };
        await RefusesAsync(early, OcspOutcome.NotCurrent);
        await AcceptsAsync(early, s_settings with { ClockSkew = TimeSpan.FromMinutes(6) });
    }

    [Fact]
    public async Task Answer_without_an_end_lives_as_long_as_is_configured()
    {
        OcspWord endless = new() { ThisUpdate = TimeSpan.FromHours(-2), NextUpdate = null };
        await RefusesAsync(endless, OcspOutcome.NotCurrent);
        await AcceptsAsync(endless, s_settings with { LifeWithoutEnd = TimeSpan.FromHours(3) });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(17 * 1024)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Garbage_of_any_size_does_not_count(int length)
    {
        _responder.Body = Encoding.ASCII.GetBytes(new string('0', length));
        Assert.NotNull(await RefusalAsync(s_settings with { AllowWhenUnreachable = true }));
        Assert.Equal("invalid CN=client of CN=client: Unreadable", _observer.Lines[0]);
    }

    /// <summary>Seed 7: each byte of a good answer changed once never lets a revoked certificate in, and never throws.</summary>
    [Fact]
    public async Task No_changed_byte_makes_a_revoked_certificate_good()
    {
        Random random = new(7);
        byte[] revoked = Capture(new OcspWord { Status = OcspStatus.Revoked });
        for (int i = 0; i < revoked.Length; i += 3)
        {
            byte[] changed = [.. revoked];
            changed[i] ^= (byte)(1 << random.Next(8));
            _responder.Body = changed;
            Assert.NotNull(await RefusalAsync(s_settings));
        }
    }

    /// <summary>As the responder would encode it for the client.</summary>
    private byte[] Capture(OcspWord word)
    {
        OcspCertificateId id = new(_client, _authority.Certificate);
        System.Formats.Asn1.AsnWriter writer = new(System.Formats.Asn1.AsnEncodingRules.DER);
        id.Write(writer);
        return word.Encode(writer.Encode(), _authority.Certificate, TimeProvider.System.GetUtcNow());
    }

    private async Task AcceptsAsync(OcspWord word, OcspPeerSettings? settings = null)
    {
        _responder.Word = word;
        Assert.Null(await RefusalAsync(settings ?? s_settings));
    }

    private async Task RefusesAsync(OcspWord word, OcspOutcome outcome)
    {
        _responder.Word = word;
        Assert.NotNull(await RefusalAsync(s_settings with { AllowWhenUnreachable = true, UnknownIsGood = true }));
        Assert.Equal($"invalid CN=client of CN=client: {outcome}", _observer.Lines[^2]);
    }

    private Task<string?> RefusalAsync(OcspPeerSettings settings) => _check.RefusalAsync([_client, _authority.Certificate], [_authority.Certificate], settings);
}
