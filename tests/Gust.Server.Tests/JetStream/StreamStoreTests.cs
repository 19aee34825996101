using System.Text;
using Gust.Testing;

namespace Gust.Server.Tests.JetStream;

/// <summary>Streams in a server with a directory of its own: what outlives it, who else may use it, and who can read it.</summary>
public sealed class StreamStoreTests : IDisposable
{
    private const string Secret = "nobody else should read this";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Messages_outlive_an_orderly_stop()
    {
        await using (GustServer first = await StartAsync())
        {
            await AskAsync(first, "$JS.API.STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
            Assert.Contains("\"seq\":1", await AskAsync(first, "s.a", "one"), StringComparison.Ordinal);
        }

        await using GustServer second = await StartAsync();
        Assert.Contains("\"seq\":2", await AskAsync(second, "s.a", "two"), StringComparison.Ordinal);
        string got = await AskAsync(second, "$JS.API.STREAM.MSG.GET.S", """{"seq":1}""");
        Assert.Contains(Convert.ToBase64String("one"u8), got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_server_on_the_same_directory_is_refused_and_told_what_to_do()
    {
        await using GustServer first = await StartAsync();

        GustConfigurationException refused = await Assert.ThrowsAsync<GustConfigurationException>(() => StartAsync());

        Assert.Contains("another server uses the store directory", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_in_files_tell_when_acknowledged_messages_are_safe()
    {
        const string Stream = """{"name":"S","subjects":["s.>"],"metadata":{"_gust.sync":"never"}}""";
        await using (GustServer durable = await StartAsync())
        {
            Assert.Contains("\"_gust.sync\":\"always\"", await AskAsync(durable, "$JS.API.STREAM.CREATE.S", Stream), StringComparison.Ordinal);
            Assert.DoesNotContain("_gust", await AskAsync(durable, "$JS.API.STREAM.CREATE.M", """{"name":"M","storage":"memory"}"""), StringComparison.Ordinal);
        }

        await using GustServer lazy = await StartAsync(options => options.SyncInterval = TimeSpan.FromMinutes(2));
        Assert.Contains("\"_gust.sync\":\"2m0s\"", await AskAsync(lazy, "$JS.API.STREAM.INFO.S", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("10058", await AskAsync(lazy, "$JS.API.STREAM.CREATE.S", Stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_that_may_take_more_than_there_is_keep_the_server_from_starting()
    {
        GustConfigurationException refused = await Assert.ThrowsAsync<GustConfigurationException>(() => TestServers.StartAsync(options =>
        {
            options.JetStream = new JetStreamOptions { StoreDirectory = _directory.Path, MaxFileStore = 100_000_000 };
            options.Accounts.Add(new AccountOptions { Name = "A", JetStream = new AccountJetStreamOptions { MaxFile = 80_000_000 } });
            options.Accounts.Add(new AccountOptions { Name = "B", JetStream = new AccountJetStreamOptions { MaxFile = 30_000_000 } });
        }));

        Assert.Contains("insufficient storage resources available", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JetStreamCipher.Aes)]
    [InlineData(JetStreamCipher.ChaCha)]
    public async Task Encrypted_stores_show_nothing_of_their_messages_and_open_with_their_key_only(JetStreamCipher cipher)
    {
        await using (GustServer first = await StartAsync(options => (options.Key, options.Cipher) = ("correct", cipher)))
        {
            await AskAsync(first, "$JS.API.STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"compression":"s2"}""");
            await AskAsync(first, "s.hidden", Secret);
        }

        Assert.DoesNotContain(Contents(), text => text.Contains(Secret, StringComparison.Ordinal) || text.Contains("s.hidden", StringComparison.Ordinal));
        GustConfigurationException refused = await Assert.ThrowsAsync<GustConfigurationException>(() => StartAsync(options => options.Key = "wrong"));
        Assert.Contains("key", refused.Message, StringComparison.Ordinal);

        await using GustServer third = await StartAsync(options => (options.Key, options.PreviousKey) = ("new", "correct"));
        string got = await AskAsync(third, "$JS.API.STREAM.MSG.GET.S", """{"seq":1}""");
        Assert.Contains(Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret)), got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_switches_streams_off_and_on_and_nothing_is_lost()
    {
        await using GustServer server = await StartAsync();
        GustServerOptions on = server.Options;
        GustServerOptions off = TestServers.Options();
        await AskAsync(server, "$JS.API.STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        for (int sequence = 1; sequence <= 3; sequence++)
        {
            Assert.Contains($"\"seq\":{sequence}", await AskAsync(server, "s.a", "one"), StringComparison.Ordinal);
            Assert.True(server.Reload(off).IsAllowed);
            Assert.Contains("503", await AskAsync(server, "$JS.API.INFO", ""), StringComparison.Ordinal);
            Assert.Contains("503", await AskAsync(server, "s.a", "nobody"), StringComparison.Ordinal);
            Assert.True(server.Reload(on).IsAllowed);
        }
    }

    [Fact]
    public async Task Streams_that_cannot_be_switched_on_leave_the_server_as_it_is()
    {
        await using GustServer first = await StartAsync();
        await using GustServer server = await TestServers.StartAsync();

        Assert.Throws<GustConfigurationException>(() => server.Reload(TestServers.Options(options => options.JetStream = first.Options.JetStream)));

        Assert.Null(server.Options.JetStream);
        Assert.Contains("503", await AskAsync(server, "$JS.API.INFO", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_without_streams_have_nobody_who_answers_for_them()
    {
        await using GustServer server = await TestServers.StartAsync();

        Assert.Contains("503", await AskAsync(server, "$JS.API.INFO", ""), StringComparison.Ordinal);
    }

    private Task<GustServer> StartAsync(Action<JetStreamOptions>? configure = null) => TestServers.StartAsync(options =>
    {
        options.JetStream = new JetStreamOptions { StoreDirectory = _directory.Path };
        configure?.Invoke(options.JetStream);
    });

    /// <summary>What was answered, headers included.</summary>
    private static async Task<string> AskAsync(GustServer server, string subject, string body)
    {
        await using StreamClient client = new(server.ConnectInProcess());
        await client.SendAsync($"CONNECT {{\"verbose\":false,\"headers\":true,\"no_responders\":true}}\r\nSUB answer 1\r\nPUB {subject} answer {body.Length}\r\n{body}\r\n");
        WireFrame? frame;
        do
        {
            frame = await client.ReadAsync();
        }
        while (frame is { } other && !other.Line.Contains("MSG answer", StringComparison.Ordinal));

        return frame is { Payload: { } payload } ? Encoding.Latin1.GetString(payload) : throw new InvalidOperationException("the server has closed the connection");
    }

    private IEnumerable<string> Contents() =>
        Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories).Select(path => Encoding.Latin1.GetString(File.ReadAllBytes(path)));
}
