using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Keys;
using Gust.Security.Tests.Tokens;
using Gust.Security.Tokens;
using Gust.Security.Trust;
using Gust.Subjects;

namespace Gust.Security.Tests.Trust;

public sealed class AccountFromClaimsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_000_000);
    private static readonly NKeyPair Exporter = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(11));
    private static readonly NKeyPair SigningKey = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(12));
    private static readonly NKeyPair Eve = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(13));
    private readonly List<string> _problems = [];

    [Fact]
    public void Names_and_limits_are_taken_over()
    {
        AccountDefinition account = Convert(new AccountBody { Limits = new AccountLimitsClaim { Connections = 5, LeafNodes = -1, Subscriptions = 0, Payload = long.MaxValue } });
        Assert.Equal((JwtForge.Account.PublicKey, "Shop"), (account.Name, account.DisplayName));
        Assert.Equal(new AccountLimits { Connections = 5, LeafNodes = -1, Subscriptions = 0, Payload = int.MaxValue }, account.Limits);
        Assert.Null(account.Mappings);
        Assert.Null(account.DefaultPermissions);
        Assert.Null(account.Trace);
    }

    [Theory]
    [InlineData(0, 0, 5, false)]
    [InlineData(-1, 0, 0, true)]
    [InlineData(0, 1000, 0, true)]
    public void An_account_has_streams_if_it_has_storage(long memory, long disk, long streams, bool hasStreams)
    {
        AccountDefinition account = Convert(new AccountBody { Limits = new AccountLimitsClaim { MemoryStorage = memory, DiskStorage = disk, Streams = streams } });
        Assert.Equal(hasStreams, account.JetStream is not null);
    }

    [Fact]
    public void Limits_of_streams_are_taken_over_as_the_reference_takes_them()
    {
        AccountLimitsClaim claim = new()
        {
            DiskStorage = -1, Streams = 3, Consumers = 4, MaxAckPending = 0, MemoryMaxStreamBytes = 0, DiskMaxStreamBytes = 7, MaxBytesRequired = true,
        };
        JetStreamLimits limits = Convert(new AccountBody { Limits = claim }).JetStream!;
        Assert.Equal((0L, -1L, 3, 4, -1), (limits.Memory, limits.Storage, limits.Streams, limits.Consumers, limits.MaxAckPending));
        Assert.Equal((-1L, 7L, true, 0), (limits.MemoryMaxStreamBytes, limits.StorageMaxStreamBytes, limits.MaxBytesRequired, limits.Tiers.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Tiers_count_more_than_what_stands_beside_them(long disk)
    {
        Dictionary<string, JetStreamLimitsClaim> tiers = new() { ["R1"] = new() { DiskStorage = 1000, Streams = 2 }, ["R3"] = new() { MemoryStorage = -1 } };
        JetStreamLimits limits = Convert(new AccountBody { Limits = new AccountLimitsClaim { DiskStorage = disk, TieredLimits = tiers } }).JetStream!;
        Assert.Equal((1000L, 2, 0L), (limits.Tiers["R1"].Storage, limits.Tiers["R1"].Streams, limits.Tiers["R3"].Storage));
    }

    [Fact]
    public void Tiers_without_storage_are_no_streams()
    {
        Dictionary<string, JetStreamLimitsClaim> tiers = new() { ["R1"] = new() { Streams = 2 } };
        Assert.Null(Convert(new AccountBody { Limits = new AccountLimitsClaim { TieredLimits = tiers } }).JetStream);
    }

    [Fact]
    public void Exports_are_taken_over()
    {
        AccountDefinition account = Convert(new AccountBody
        {
            Exports =
            [
                new ExportClaim { Subject = "s.*", Type = "service", TokenRequired = true, ResponseType = "Chunked", ResponseThresholdNanoseconds = 5_000_000_000, AccountTokenPosition = 2, ServiceLatency = new ServiceLatencyClaim { Sampling = 30, Results = "l" }, AllowTrace = true, Revocations = new Dictionary<string, long> { ["*"] = 5 } },
                new ExportClaim { Subject = "e.>", Type = "stream" },
            ],
        });
        ExportDefinition service = account.Exports[0];
        Assert.Equal((ShareKind.Service, "s.*", true, ResponseKind.Chunked, TimeSpan.FromSeconds(5), 2, true), (service.Kind, service.Subject, service.TokenRequired, service.Response, service.ResponseThreshold, service.AccountTokenPosition, service.AllowTrace));
        Assert.Equal(new LatencyRule(30, "l"), service.Latency);
        Assert.Equal(5, service.Revocations!["*"]);
        ExportDefinition stream = account.Exports[1];
        Assert.Equal((ShareKind.Stream, "e.>", false, ResponseKind.Singleton, ExportDefinition.DefaultThreshold), (stream.Kind, stream.Subject, stream.TokenRequired, stream.Response, stream.ResponseThreshold));
        Assert.Null(stream.Revocations);
        Assert.Null(stream.Accounts);
    }

    [Theory]
    [InlineData("stream", "a.*", "", "", "a.*", "")]
    [InlineData("stream", "a.*", "b.$1", "", "a.*", "b.$1")]
    [InlineData("stream", "a.*", "", "pre", "a.*", "pre.a.*")] // the old form: a prefix
    [InlineData("service", "a", "b", "", "a", "b")]
    [InlineData("service", "local", "", "theirs", "theirs", "local")] // the old form: the other way round
    public void Subjects_of_both_sides_are_found(string type, string subject, string localSubject, string to, string exported, string local)
    {
        ImportDefinition import = Assert.Single(Convert(new AccountBody { Imports = [new ImportClaim { Subject = subject, Type = type, LocalSubject = localSubject, To = to, Account = Exporter.PublicKey, Share = true }] }).Imports);
        Assert.Equal((exported, local, Exporter.PublicKey, true), (import.Subject, import.LocalSubject, import.Account, import.Share));
        Assert.Null(import.ActivatedAt);
    }

    [Fact]
    public void Activation_by_the_exporter_counts() => AssertActivated(Activation(Exporter));

    [Fact]
    public void Activation_by_a_signing_key_of_the_exporter_counts_once_its_claims_are_known()
    {
        string token = Activation(SigningKey, issuerAccount: Exporter.PublicKey);
        AssertActivated(token, key => key == Exporter.PublicKey ? ExporterClaims() : null);
        AssertNotActivated("not signed by the exporting account", token);
    }

    [Fact]
    public void Activation_that_anybody_signed_in_the_exporters_name_does_not_count()
    {
        AssertNotActivated("not signed by the exporting account", Activation(Eve, issuerAccount: Exporter.PublicKey), _ => ExporterClaims());
        AssertNotActivated("not the exporting account's", Activation(Eve), _ => ExporterClaims());
    }

    [Fact]
    public void Activation_for_another_account_subject_or_kind_does_not_count()
    {
        AssertNotActivated("for another account", Activation(Exporter, importer: Eve.PublicKey));
        AssertNotActivated("not for 'orders.>'", Activation(Exporter, subject: "orders.eu"));
        AssertNotActivated("not for a stream", Activation(Exporter, kind: "service"));
    }

    [Fact]
    public void Activation_counts_while_its_time_is()
    {
        AssertNotActivated("expired", Activation(Exporter, expires: 999_999));
        AssertActivated(Activation(Exporter, expires: 1_000_500));
        AccountClaims claims = Claims(Importing(Activation(Exporter, expires: 1_000_500)));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_000_500), AccountFromClaims.ChangesAt(claims, Now));
        Assert.Null(AccountFromClaims.ChangesAt(claims, DateTimeOffset.FromUnixTimeSeconds(1_000_500)));
    }

    [Fact]
    public void Mappings_work_with_weight_nought_as_all()
    {
        AccountDefinition account = Convert(new AccountBody
        {
            Mappings = new Dictionary<string, IReadOnlyList<WeightedMappingClaim>>
            {
                ["a.*"] = [new WeightedMappingClaim { Subject = "b.$1" }],
                ["c"] = [new WeightedMappingClaim { Subject = "d.$1" }],
            },
        });
        ArrayBufferWriter<byte> mapped = new();
        Assert.Equal(MappingOutcome.Mapped, account.Mappings!.Find("a.x"u8)!.Map("a.x"u8, mapped, new SeededRandom(1)));
        Assert.Equal("b.x", Encoding.ASCII.GetString(mapped.WrittenSpan));
        Assert.Null(account.Mappings.Find("c"u8));
        Assert.StartsWith("mapping of 'c'", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Default_permissions_and_trace_are_taken_over()
    {
        AccountDefinition account = Convert(new AccountBody
        {
            DefaultPermissions = new PermissionsClaim { Publish = new PermissionClaim { Deny = ["x"] }, Responses = new ResponseClaim { Maximum = -1, TtlNanoseconds = 1_000_000_000 } },
            Trace = new TraceClaim { Destination = "t" },
        });
        Assert.Null(account.DefaultPermissions!.Publish.Allow);
        Assert.Equal(["x"], account.DefaultPermissions.Publish.Deny);
        Assert.Equal(new ResponseRule(-1, TimeSpan.FromSeconds(1)), account.DefaultPermissions.Responses);
        Assert.Equal(new TraceRule("t", 100), account.Trace);
    }

    private static AccountClaims Claims(AccountBody body) => new() { Name = "Shop", Subject = JwtForge.Account.PublicKey, Account = body };

    private static AccountClaims ExporterClaims() => new() { Subject = Exporter.PublicKey, Account = new AccountBody { SigningKeys = [new SigningKeyClaim(SigningKey.PublicKey)] } };

    private static AccountBody Importing(string token) => new() { Imports = [new ImportClaim { Subject = "orders.>", Type = "stream", Account = Exporter.PublicKey, Token = token }] };

    private static string Activation(NKeyPair signer, string issuerAccount = "", string? importer = null, string subject = "orders.>", string kind = "stream", long expires = 0) =>
        JwtEncoder.Encode(
            new ActivationClaims { Subject = importer ?? JwtForge.Account.PublicKey, ExpiresAt = expires, Activation = new ActivationBody { Subject = subject, Kind = kind, IssuerAccount = issuerAccount } },
            signer,
            Now);

    private AccountDefinition Convert(AccountBody body, Func<string, AccountClaims?>? exporters = null) =>
        AccountFromClaims.Convert(Claims(body), Now, exporters ?? (_ => null), localCluster: null, new SeededRandom(1), _problems);

    private void AssertActivated(string token, Func<string, AccountClaims?>? exporters = null)
    {
        Assert.Equal(1_000_000, Assert.Single(Convert(Importing(token), exporters).Imports).ActivatedAt);
        Assert.Empty(_problems);
    }

    private void AssertNotActivated(string problem, string token, Func<string, AccountClaims?>? exporters = null)
    {
        _problems.Clear();
        Assert.Null(Assert.Single(Convert(Importing(token), exporters).Imports).ActivatedAt);
        Assert.Contains(problem, Assert.Single(_problems), StringComparison.Ordinal);
        _problems.Clear();
    }
}
