using System.Security.Cryptography.X509Certificates;
using Gust.Testing;
using Gust.Testing.Ocsp;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tests.Tls;

/// <summary>What is known is not asked again, and who must be asked about does not hold up the others.</summary>
public sealed class OcspCacheTests : IDisposable
{
    private static readonly OcspPeerSettings s_settings = new() { Timeout = TimeSpan.FromSeconds(60) };
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestAuthority _authority = new("Own CA");
    private readonly TestResponder _responder;
    private readonly OcspCache _cache = new(OcspCache.DefaultCapacity);
    private readonly OcspPeerCheck _check;

    public OcspCacheTests()
    {
        _responder = new TestResponder(_authority);
        _check = new OcspPeerCheck(new RecordingOcspObserver(), _cache, TimeProvider.System);
    }

    public void Dispose()
    {
        _check.Dispose();
        _responder.Dispose();
        _authority.Dispose();
    }

    [Theory]
    [InlineData(OcspStatus.Good)]
    [InlineData(OcspStatus.Revoked)]
    [InlineData(OcspStatus.Unknown)]
    public async Task Verdict_is_asked_for_once(object wanted)
    {
        OcspStatus status = (OcspStatus)wanted;
        _responder.Word = new OcspWord { Status = status };
        X509Certificate2 client = Issue("CN=client");
        Assert.Equal(await RefusalAsync(client), await RefusalAsync(client));
        Assert.Single(_responder.Asked);
        Assert.Equal((1, 1), (_cache.Counts.Hits, _cache.Counts.Misses));
        Assert.Equal(
            (status == OcspStatus.Good ? 1 : 0, status == OcspStatus.Revoked ? 1 : 0, status == OcspStatus.Unknown ? 1 : 0),
            (_cache.Counts.Good, _cache.Counts.Revoked, _cache.Counts.Unknown));
    }

    [Fact]
    public async Task Failure_is_not_remembered()
    {
        _responder.HttpStatus = 500;
        X509Certificate2 client = Issue("CN=client");
        Assert.NotNull(await RefusalAsync(client));
        _responder.HttpStatus = 200;
        Assert.Null(await RefusalAsync(client));
    }

    [Fact]
    public async Task Nothing_is_remembered_where_that_is_wanted()
    {
        using OcspPeerCheck forgetful = new(new RecordingOcspObserver(), new OcspCache(0), TimeProvider.System);
        X509Certificate2 client = Issue("CN=client");
        for (int i = 0; i < 2; i++)
        {
            Assert.Null(await forgetful.RefusalAsync([client, _authority.Certificate], [_authority.Certificate], s_settings));
        }

        Assert.Equal(2, _responder.Asked.Count);
    }

    [Fact]
    public async Task Many_peers_with_one_certificate_ask_once()
    {
        TaskCompletionSource gate = new();
        _responder.Gate = gate.Task;
        X509Certificate2 client = Issue("CN=client");
        Task<string?>[] peers = [.. Enumerable.Range(0, 50).Select(_ => RefusalAsync(client))];
        gate.SetResult();
        Assert.All(await Task.WhenAll(peers), Assert.Null);
        Assert.Single(_responder.Asked);
    }

    [Fact]
    public async Task Slow_responder_holds_up_neither_who_is_known_nor_who_needs_not_be_asked_about_nor_other_authorities()
    {
        X509Certificate2 known = Issue("CN=known");
        Assert.Null(await RefusalAsync(known));
        TaskCompletionSource gate = new();
        _responder.Gate = gate.Task;
        Task<string?>[] flood = [.. Enumerable.Range(0, 200).Select(i => RefusalAsync(Issue($"CN=client-{i}")))];

        Assert.Null(await RefusalAsync(known));
        Assert.Null(await RefusalAsync(_authority.Issue("CN=plain", usage: TestAuthority.ClientUsage).Certificate));
        using TestResponder quick = new(_authority);
        Assert.Null(await RefusalAsync(_authority.Issue("CN=elsewhere", usage: TestAuthority.ClientUsage, extensions: quick.Extension).Certificate));
        Assert.DoesNotContain(flood, one => one.IsCompleted);

        gate.SetResult();
        Assert.All(await Task.WhenAll(flood), Assert.Null);
    }

    [Fact]
    public void Oldest_in_use_makes_room()
    {
        OcspCache cache = new(2);
        cache.Put("a", Answer(OcspOutcome.Good));
        cache.Put("b", Answer(OcspOutcome.Revoked));
        Assert.NotNull(cache.Find("a", s_settings, s_now, out _));
        cache.Put("c", Answer(OcspOutcome.Unknown));
        Assert.Null(cache.Find("b", s_settings, s_now, out _));
        Assert.NotNull(cache.Find("a", s_settings, s_now, out _));
        Assert.Equal((1, 0, 1), (cache.Counts.Good, cache.Counts.Revoked, cache.Counts.Unknown));
        cache.Capacity = 0;
        Assert.Equal((0, 0, 0), (cache.Counts.Good, cache.Counts.Revoked, cache.Counts.Unknown));
    }

    [Theory]
    [InlineData(OcspOutcome.Good, 59, true)]
    [InlineData(OcspOutcome.Good, 61, false)]
    [InlineData(OcspOutcome.Revoked, 59, true)]
    [InlineData(OcspOutcome.Unknown, 0, true)]
    [InlineData(OcspOutcome.Unknown, 2, false)] // it may be known by then
    public void Answer_is_fresh_until_its_end(object outcome, int minutes, bool isFresh)
    {
        OcspCache cache = new(1);
        cache.Put("a", Answer((OcspOutcome)outcome));
        Assert.NotNull(cache.Find("a", s_settings with { ClockSkew = TimeSpan.Zero }, s_now.AddMinutes(minutes), out bool fresh));
        Assert.Equal(isFresh, fresh);
    }

    private static OcspAnswer Answer(OcspOutcome outcome) => new(outcome) { ThisUpdate = s_now, NextUpdate = s_now.AddHours(1), Received = s_now };

    private X509Certificate2 Issue(string subject) => _authority.Issue(subject, usage: TestAuthority.ClientUsage, extensions: _responder.Extension).Certificate;

    private Task<string?> RefusalAsync(X509Certificate2 client) => _check.RefusalAsync([client, _authority.Certificate], [_authority.Certificate], s_settings);
}
