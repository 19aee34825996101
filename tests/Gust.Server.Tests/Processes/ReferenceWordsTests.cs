using Gust.Testing;

namespace Gust.Server.Tests.Processes;

/// <summary>Tools search the log for the reference's words: in the same case both servers begin with them.</summary>
public sealed class ReferenceWordsTests
{
    private const string Users = "authorization { timeout: 1, users: [ { user: ann, password: \"secret\", permissions { publish: ok, subscribe: ok } } ] }\n";
    private const string Ann = "CONNECT {\"verbose\":false,\"user\":\"ann\",\"pass\":\"secret\",\"lang\":\"go\",\"version\":\"1.0\",\"name\":\"app\"}\r\n";
    private const string Limits = "max_payload: 100\nmax_subscriptions: 2\nmax_control_line: 200\nmax_connections: 1\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Users, "CONNECT {\"user\":\"ann\",\"pass\":\"wrong\"}\r\n", " - authentication error - User \"ann\"")]
    [InlineData(Users, "CONNECT {\"auth_token\":\"wrong\"}\r\n", " - authentication error - Token \"[REDACTED]\"")]
    [InlineData(Users, "PUB a 1\r\nx\r\n", " - authentication error")]
    [InlineData(Users, "", " - Authentication Timeout")]
    [InlineData(Users, Ann + "SUB no 1\r\n", " - \"v1.0:go:app\" - \"$G/user:ann\" - Subscription Violation - Subject \"no\", SID 1")]
    [InlineData(Users, Ann + "SUB no q 2\r\n", " - Subscription Violation - Subject \"no\", Queue: \"q\", SID 2")]
    [InlineData(Users, Ann + "PUB no 1\r\nx\r\n", " - \"v1.0:go:app\" - \"$G/user:ann\" - Publish Violation - Subject \"no\"")]
    [InlineData(Limits, "CONNECT {}\r\nPUB a 200\r\n", " - maximum payload exceeded: 200 vs 100")]
    [InlineData(Limits, "CONNECT {}\r\nSUB a 1\r\nSUB b 2\r\nSUB c 3\r\n", " - maximum subscriptions exceeded")]
    [InlineData(Limits, "CONNECT {}\r\nFOO bar\r\n", " - Client parser ERROR, ")]
    [InlineData(Limits, "CONNECT {\"protocol\":9}\r\n", " - invalid client protocol")]
    [InlineData(Limits, "CONNECT {\"headers\":false,\"no_responders\":true}\r\n", " - no responders requires headers support")]
    [InlineData("ping_interval: \"300ms\"\nping_max: 1\n", "CONNECT {}\r\n", " - Stale Client Connection - Closing")]
    [InlineData("max_control_line: 200\n", "CONNECT {}\r\nPUB aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1\r\n", " - maximum control line exceeded")]
    public async Task Trouble_with_a_client(string configuration, string sent, string words)
    {
        foreach (ServerExecutable executable in (ServerExecutable[])[ReferenceServer.Executable, GustExecutable.Server])
        {
            await using ServerProcess server = await ServerProcess.StartAsync(executable, configuration, "-D");
            using RawConnection client = await RawConnection.OpenAsync(server.Address);
            await client.ReadAsync();
            await client.SendAsync(sent);
            await server.Log.WaitForAsync(words, Patience);
        }
    }

    [Fact]
    public async Task One_connection_too_many()
    {
        foreach (ServerExecutable executable in (ServerExecutable[])[ReferenceServer.Executable, GustExecutable.Server])
        {
            await using ServerProcess server = await ServerProcess.StartAsync(executable, Limits, "-D");
            using RawConnection first = await RawConnection.OpenAsync(server.Address);
            await first.ReadAsync();
            using RawConnection second = await RawConnection.OpenAsync(server.Address);
            await server.Log.WaitForAsync(" - maximum connections exceeded", Patience);
        }
    }

    [Fact]
    public async Task Client_that_takes_nothing_until_the_write_deadline()
    {
        string message = $"PUB a 1000000\r\n{new string('x', 1_000_000)}\r\n";
        foreach (ServerExecutable executable in (ServerExecutable[])[ReferenceServer.Executable, GustExecutable.Server])
        {
            await using ServerProcess server = await ServerProcess.StartAsync(executable, "write_deadline: \"500ms\"\n");
            using RawConnection slow = await RawConnection.OpenAsync(server.Address);
            await slow.SendAsync("CONNECT {\"verbose\":false}\r\nSUB a 1\r\nPING\r\n");
            await slow.ReadUntilAsync("PONG");
            using RawConnection publisher = await RawConnection.OpenAsync(server.Address);
            await publisher.SendAsync("CONNECT {\"verbose\":false}\r\n" + string.Concat(Enumerable.Repeat(message, 20)));
            await server.Log.WaitForAsync(" - Slow Consumer Detected: WriteDeadline of 500ms exceeded with ", Patience);
        }
    }

    [Theory]
    [InlineData("accounts { A { jetstream { max_file: 1000, max_mem: 1000 }, users: [ { user: a, password: b } ] } }\nno_auth_user: a\n", 10_000_000, "JetStream file resource limits exceeded for account: \"A\"")]
    [InlineData("", 1000, "JetStream file resource limits exceeded for server")]
    public async Task Streams_that_are_full(string accounts, long max, string words)
    {
        const string Create = "{\"name\":\"S\",\"subjects\":[\"s\"],\"retention\":\"limits\",\"storage\":\"file\"}";
        foreach (ServerExecutable executable in (ServerExecutable[])[ReferenceServer.Executable, GustExecutable.Server])
        {
            using TemporaryDirectory store = new();
            await using ServerProcess server = await ServerProcess.StartAsync(executable, $"jetstream {{ store_dir: \"{store.Path}\", max_file: {max}, max_mem: {max} }}\n{accounts}");
            using RawConnection client = await RawConnection.OpenAsync(server.Address);
            await client.SendAsync($"CONNECT {{\"verbose\":false}}\r\nSUB _I 1\r\nPUB $JS.API.STREAM.CREATE.S _I {Create.Length}\r\n{Create}\r\n");
            await client.ReadUntilAsync("MSG");
            await client.SendAsync(string.Concat(Enumerable.Repeat($"PUB s 300\r\n{new string('x', 300)}\r\n", 20)));
            await server.Log.WaitForAsync(words, Patience);
        }
    }
}
