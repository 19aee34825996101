using System.Text.Json;
using System.Text.RegularExpressions;
using Gust.Foundation;
using Gust.Monitoring.SystemAccount;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>A kernel with a system account that answers; a client's user name is its account.</summary>
internal sealed partial class SystemWorld : IDisposable
{
    public const string ServerId = "NTEST";

    private static readonly string[] s_accounts = ["A", "B", "PING"];

    public SystemWorld(IWorkScheduler? scheduler = null)
    {
        GustServerOptions options = new();
        options.Accounts.AddRange(s_accounts.Select(name => new AccountOptions { Name = name }));
        Broker.Kernel.Accounts.Apply([.. s_accounts.Select(name => new AccountDefinition { Name = name })], "SYS");
        Server = new MonitoredServer
        {
            Broker = Broker.Kernel,
            Options = () => options,
            JetStream = () => null,
            Process = new Documents.FakeProcess(),
            Runtime = new Documents.FakeRuntime(),
            Started = Broker.Time.GetUtcNow(),
        };
        Services = new SystemServices(new DocumentShelf(Server), scheduler ?? new InlineScheduler());
    }

    public TestBroker Broker { get; } = new(authenticator: new UserIsAccount());

    public MonitoredServer Server { get; }

    public SystemServices Services { get; }

    /// <summary>A client of an account, with a subscription for each subject; ids count from 1.</summary>
    public TestPeer Client(string account, params string[] subjects)
    {
        TestPeer peer = Broker.Connect($"\"user\":\"{account}\",\"no_responders\":true,\"protocol\":1");
        for (int i = 0; i < subjects.Length; i++)
        {
            peer.Send($"SUB {subjects[i]} {i + 1}\r\n");
        }

        return peer;
    }

    /// <summary>Sends a request as a client of the system account would, and gives the payloads of what comes back.</summary>
    public static IReadOnlyList<string> Ask(TestPeer peer, string subject, string body = "")
    {
        peer.Send($"SUB answer 99\r\nPUB {subject} answer {body.Length}\r\n{body}\r\nUNSUB 99\r\n");
        return Payloads(peer.Read());
    }

    /// <summary>The code of the one error that comes back.</summary>
    public static int ErrorOf(TestPeer peer, string subject, string body = "")
    {
        using JsonDocument answer = JsonDocument.Parse(Assert.Single(Ask(peer, subject, body)));
        return answer.RootElement.GetProperty("error").GetProperty("code").GetInt32();
    }

    public static IReadOnlyList<string> Payloads(string received) => [.. Message().Matches(received).Select(match => match.Groups[1].Value)];

    public void Dispose() => Broker.Dispose();

    [GeneratedRegex(@"^MSG [^\r]*\r\n([^\r]*)\r\n", RegexOptions.Multiline)]
    private static partial Regex Message();
}
