using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.Core.Tests;

/// <summary>Each trouble with a client has its line: it begins with what tools search for, and has the facts as fields.</summary>
public sealed class WarningTests
{
    private static readonly string Message = $"PUB a 900\r\n{new string('x', 900)}\r\n";
    private readonly RecordingLogger _log = new();

    [Fact]
    public void Slow_consumer_by_pending_bytes()
    {
        using TestBroker broker = Broker(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000 });
        TestPeer slow = Subscriber(broker);
        Publish(broker.Connect(), times: 20);
        RecordedEvent one = Single("SlowConsumerPendingBytes", LogLevel.Warning);
        Assert.StartsWith("192.0.2.1:50000 - cid:1 - Slow Consumer Detected: MaxPending of 10000 Exceeded", one.Text, StringComparison.Ordinal);
        Assert.Equal(("192.0.2.1", 50000, slow.Session.Id), (one.Fields["ip"], one.Fields["port"], one.Fields["cid"]));
        Assert.Equal(10_000L, one.Fields["Limit"]);
        Assert.InRange((long)one.Fields["Pending"]!, 10_001, 11_000);
    }

    [Theory]
    [InlineData(500, "500ms")]
    [InlineData(10_000, "10s")]
    [InlineData(90_000, "1m30s")]
    public void Slow_consumer_by_the_write_deadline(int deadlineMs, string shown)
    {
        using TestBroker broker = Broker(new CoreOptions { WriteDeadline = TimeSpan.FromMilliseconds(deadlineMs), PingInterval = TimeSpan.FromHours(1) });
        Subscriber(broker);
        Publish(broker.Connect(), times: 1);
        broker.Time.AdvanceMs(deadlineMs + 20);
        RecordedEvent one = Single("SlowConsumerWriteDeadline", LogLevel.Warning);
        Assert.Matches($@" - Slow Consumer Detected: WriteDeadline of {shown} exceeded with \d chunks of \d{{3}} total bytes\.", one.Text);
        Assert.IsType<int>(one.Fields["Chunks"]);
    }

    [Fact]
    public void Write_deadline_that_is_forgiven()
    {
        using TestBroker broker = Broker(new CoreOptions { RetryAfterWriteDeadline = true, PingInterval = TimeSpan.FromHours(1) });
        Subscriber(broker);
        Publish(broker.Connect(), times: 1);
        broker.Time.AdvanceMs(10_020);
        Single("WriteDeadlineForgiven", LogLevel.Warning);
        Assert.Empty(_log.Of("SlowConsumerWriteDeadline"));
    }

    [Fact]
    public void Dropped_messages_are_counted_once_a_second()
    {
        using TestBroker broker = Broker(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000, NoFastProducerStall = true });
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        Publish(publisher, times: 50);
        Assert.Empty(_log.Of("MessagesDropped"));
        broker.Time.AdvanceMs(1010);
        Publish(publisher, times: 7);
        broker.Time.AdvanceMs(1010);
        long delivered = slow.Session.Outbound.Messages;
        Assert.Equal([50 - delivered, 7L], _log.Of("MessagesDropped").Select(one => (long)one.Fields["Dropped"]!));
        Assert.All(_log.Of("MessagesDropped"), one => Assert.Equal(slow.Session.Id, one.Fields["cid"]));
    }

    [Fact]
    public void Producer_that_is_kept_waiting_is_told_with_who_is_behind_once_in_ten_seconds()
    {
        using TestBroker broker = Broker(new CoreOptions { MaxPending = 1_000_000, MaxPayload = 1000 });
        Subscriber(broker, "\"name\":\"sluggish\"");
        TestPeer publisher = broker.Connect();
        Publish(publisher, times: 840);
        Assert.Empty(_log.Of("ProducerStalled"));
        Publish(publisher, times: 100);
        RecordedEvent one = Single("ProducerStalled", LogLevel.Warning);
        Assert.Contains("fast producer stall", one.Text, StringComparison.Ordinal);
        Assert.Equal(publisher.Session.Id, one.Fields["cid"]);
        Assert.Contains("sluggish", (string)one.Fields["Behind"]!, StringComparison.Ordinal);
        Assert.Equal((long)StallLog.StalledMsMin, one.Fields["StalledMs"]);
    }

    [Fact]
    public void Refused_login_names_the_user_and_no_secret()
    {
        using TestBroker broker = Broker(authenticator: Users());
        broker.Connect("\"user\":\"ann\",\"pass\":\"hunter2\"");
        broker.Connect("\"auth_token\":\"hunter2\"");
        broker.Connect();
        Assert.Equal(
            ["User \"ann\"", "Token \"[REDACTED]\"", "no credentials"],
            _log.Of("AuthenticationFailed").Select(one => one.Fields["Shown"]));
        Assert.Contains(" - authentication error - User \"ann\"", _log.Of("AuthenticationFailed")[0].Text, StringComparison.Ordinal);
        Assert.Equal("ann", _log.Of("AuthenticationFailed")[0].Fields["user"]);
        Assert.DoesNotContain(_log.Events, one => one.Text.Contains("hunter2", StringComparison.Ordinal) || one.Fields.Values.Any(value => $"{value}".Contains("hunter2", StringComparison.Ordinal)));
    }

    [Fact]
    public void Line_of_a_client_that_was_let_in_says_as_whom()
    {
        using TestBroker broker = Broker(authenticator: Users());
        broker.Connect("\"user\":\"ann\",\"pass\":\"secret\",\"lang\":\"go\",\"version\":\"1.0\",\"name\":\"app\"").Send("SUB no q 4\r\nPUB no 1\r\nx\r\n");
        RecordedEvent one = Single("PermissionViolation", LogLevel.Error);
        Assert.StartsWith("192.0.2.1:50000 - cid:1 - \"v1.0:go:app\" - \"$G/user:ann\" - Subscription Violation - Subject \"no\", Queue: \"q\", SID 4", one.Text, StringComparison.Ordinal);
        Assert.Equal(("app", "go", "1.0", "$G", "ann"), (one.Fields["client_name"], one.Fields["lang"], one.Fields["version"], one.Fields["account"], one.Fields["user"]));
    }

    [Fact]
    public void Publish_that_is_not_allowed()
    {
        using TestBroker broker = Broker(authenticator: Users());
        broker.Connect("\"user\":\"ann\",\"pass\":\"secret\"").Send("PUB no 1\r\nx\r\n");
        Assert.Contains(" - Publish Violation - Subject \"no\"", Single("PermissionViolation", LogLevel.Error).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUB a 2000\r\n", "PayloadExceeded", "maximum payload exceeded: 2000 vs 1000")]
    [InlineData("CONNECT {\"headers\":true}\r\nHPUB a  12  2000 \r\n", "PayloadExceeded", "maximum payload exceeded: 2000 vs 1000")]
    [InlineData("FOO bar\r\n", "ProtocolError", "Client parser ERROR, UnknownOperation: proto=\"FOO bar")]
    [InlineData("SUB a b c d e\r\n", "ProtocolError", "Client parser ERROR, BadArguments: proto=")]
    [InlineData("CONNECT {\"user\":3}\r\n", "BadConnect", "CONNECT is not a JSON object with fields of the right types")]
    [InlineData("CONNECT {\"protocol\":9}\r\n", "ConnectRuleBroken", "invalid client protocol")]
    [InlineData("CONNECT {\"headers\":false,\"no_responders\":true}\r\n", "ConnectRuleBroken", "no responders requires headers support")]
    [InlineData("CONNECT {\"account\":\"A\"}\r\n", "AuthenticationFailed", "authentication error - no credentials: a client may not choose its account")]
    [InlineData("SUB a 1\r\nSUB b 2\r\nSUB c 3\r\n", "SubscriptionsExceeded", "maximum subscriptions exceeded: 2")]
    public void What_a_client_must_not_send(string sent, string name, string text)
    {
        using TestBroker broker = Broker(new CoreOptions { MaxPayload = 1000, MaxSubscriptions = 2 });
        broker.Open().Send(sent);
        Assert.Contains(" - " + text, Single(name, LogLevel.Error).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_line_that_is_too_long()
    {
        using TestBroker broker = Broker(new CoreOptions { MaxControlLine = 100 });
        broker.Connect().Send($"PUB {new string('a', 200)} 1\r\n");
        Assert.Contains(" - maximum control line exceeded", Single("ControlLineExceeded", LogLevel.Error).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_connection_too_many()
    {
        using TestBroker broker = Broker(new CoreOptions { MaxConnections = 1 });
        broker.Connect();
        _ = new TestPeer(broker.Kernel);
        RecordedEvent one = Single("ConnectionsExceeded", LogLevel.Error);
        Assert.Contains(" - maximum connections exceeded", one.Text, StringComparison.Ordinal);
        Assert.Equal(1, one.Fields["Max"]);
    }

    [Fact]
    public void One_connection_of_an_account_too_many()
    {
        using TestBroker broker = Broker();
        broker.Kernel.Accounts.Global.Definition = new AccountDefinition { Name = Account.GlobalName, Limits = new AccountLimits { Connections = 1 } };
        broker.Connect();
        new TestPeer(broker.Kernel).Send("CONNECT {}\r\n");
        RecordedEvent one = Single("AccountConnectionsExceeded", LogLevel.Error);
        Assert.Contains(" - maximum account active connections exceeded: account $G has 1", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_that_says_nothing_in_time()
    {
        using TestBroker broker = Broker(authenticator: new LateAuthenticator());
        broker.Open();
        broker.Time.AdvanceMs(2100);
        Assert.Contains(" - Authentication Timeout", Single("AuthenticationTimedOut", LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_that_does_not_answer_pings()
    {
        using TestBroker broker = Broker(new CoreOptions { PingInterval = TimeSpan.FromSeconds(10), PingMax = 2 });
        broker.Connect();
        broker.Time.Advance(TimeSpan.FromMinutes(1));
        RecordedEvent one = Single("StaleConnection", LogLevel.Information);
        Assert.Contains(" - Stale Client Connection - Closing", one.Text, StringComparison.Ordinal);
        Assert.Equal(2, one.Fields["Pings"]);
    }

    [Fact]
    public void Client_whose_user_a_reload_removes()
    {
        using TestBroker broker = Broker(authenticator: Users());
        broker.Connect("\"user\":\"ann\",\"pass\":\"secret\"");
        broker.Kernel.Reload(broker.Kernel.Options, Users("bob"));
        Assert.Equal("ann", Single("AccessWithdrawn", LogLevel.Warning).Fields["user"]);
    }

    private static void Publish(TestPeer publisher, int times)
    {
        for (int i = 0; i < times; i++)
        {
            publisher.Send(Message);
        }
    }

    /// <summary>One that takes nothing from now on.</summary>
    private static TestPeer Subscriber(TestBroker broker, string fields = "")
    {
        TestPeer peer = broker.Connect(fields);
        peer.Send("SUB a 1\r\n");
        peer.Link.Room = 0;
        return peer;
    }

    private static ConfiguredAuthenticator Users(string name = "ann") => new(
        new AccessPolicy
        {
            Users =
            [
                new UserDefinition
                {
                    Name = name,
                    Secret = new Secret("secret"),
                    Account = Account.GlobalName,
                    Permissions = new PermissionRules { Publish = new SubjectList(["ok"], []), Subscribe = new SubjectList(["ok"], []) },
                },
            ],
        },
        Admission.To(Account.GlobalName),
        new PasswordChecks(new InlineScheduler()));

    private TestBroker Broker(CoreOptions? options = null, IAuthenticator? authenticator = null) => new(options, authenticator, _log);

    private RecordedEvent Single(string name, LogLevel level)
    {
        RecordedEvent one = Assert.Single(_log.Of(name));
        Assert.Equal(level, one.Level);
        return one;
    }
}
