using System.Security.Authentication;
using Gust.Foundation;
using Gust.Testing;
using Gust.Transport.Tls;

namespace Gust.Transport.Tests.Tls;

public sealed class TlsLinkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly BufferPool _pool = new();
    private readonly TestAuthority _authority = new();
    private readonly TlsServer _server;

    public TlsLinkTests() => _server = Server(new TlsSource());

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Greeting_is_in_clear_by_default()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.Default);
        Assert.Equal(TlsPair.Greeting, await pair.ReadGreetingAsync(pair.Clear));
        await pair.AuthenticateAsync();
        await pair.Encrypted.WriteAsync("CONNECT"u8.ToArray());
        Assert.Equal("CONNECT"u8.ToArray(), await pair.Handler.ReceivedAsync(7));
        Assert.Equal(1, _server.Handshakes);
    }

    [Fact]
    public async Task Greeting_is_encrypted_when_the_handshake_comes_first()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.First);
        await pair.AuthenticateAsync();
        Assert.Equal(TlsPair.Greeting, await pair.ReadGreetingAsync(pair.Encrypted));
    }

    [Fact]
    public async Task Client_that_begins_at_once_gets_TLS_first_in_auto_mode()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.Auto(Patience));
        await pair.AuthenticateAsync();
        Assert.Equal(TlsPair.Greeting, await pair.ReadGreetingAsync(pair.Encrypted));
    }

    [Fact]
    public async Task Client_that_waits_is_greeted_in_clear_in_auto_mode()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.Auto(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(TlsPair.Greeting, await pair.ReadGreetingAsync(pair.Clear));
        await pair.AuthenticateAsync();
        Assert.True(pair.Encrypted.IsEncrypted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_chooses_where_TLS_is_optional(bool encrypts)
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.Optional);
        await pair.ReadGreetingAsync(pair.Clear);
        if (encrypts)
        {
            await pair.AuthenticateAsync();
        }

        Stream stream = encrypts ? pair.Encrypted : pair.Clear;
        await stream.WriteAsync("PING"u8.ToArray());
        Assert.Equal("PING"u8.ToArray(), await pair.Handler.ReceivedAsync(4));
        Assert.Equal(encrypts, pair.Link.Tls is not null);
        await SendAsync(pair, "PONG"u8.ToArray());
        Assert.Equal("PONG", await TlsPair.ReadAsync(stream, 4));
    }

    [Fact]
    public async Task Silent_client_stays_in_clear_where_TLS_is_optional()
    {
        TlsServer server = Server(new TlsSource { Timeout = TimeSpan.FromMilliseconds(1) });
        using TlsPair pair = await TlsPair.OpenAsync(server, TlsMode.Optional);
        await pair.ReadGreetingAsync(pair.Clear);
        byte[] late = "late"u8.ToArray();
        pair.Link.Send(late); // waits until it is known how
        Assert.Equal("late", await TlsPair.ReadAsync(pair.Clear, 4));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, "1.2")]
    [InlineData(SslProtocols.Tls13, "1.3")]
    public async Task Version_and_cipher_are_known(SslProtocols protocol, string version)
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.First);
        await pair.AuthenticateAsync(adapt: options => options.EnabledSslProtocols = protocol);
        await pair.ReadGreetingAsync(pair.Encrypted);
        Assert.Equal(version, pair.Link.Tls!.Version);
        Assert.Equal(pair.Encrypted.NegotiatedCipherSuite.ToString(), pair.Link.Tls.Cipher);
        Assert.Empty(pair.Link.Tls.Chain);
    }

    [Fact]
    public async Task Large_sends_arrive_whole_whatever_the_socket_takes()
    {
        using TlsPair pair = await OpenedAsync();
        byte[] bytes = new byte[20_000_000];
        new SeededRandom(5).Fill(bytes);
        int taken = 0;
        for (int step = 1; step > 0; taken += step)
        {
            step = pair.Link.TrySend(bytes.AsSpan(taken));
        }

        Assert.InRange(taken, 1, bytes.Length - 1); // the peer has not read yet
        Assert.Equal(0, pair.Link.TrySend(bytes.AsSpan(taken)));
        pair.Link.Send(bytes.AsMemory(taken));
        byte[] read = new byte[bytes.Length];
        await pair.Encrypted.ReadExactlyAsync(read).AsTask().WaitAsync(Patience);
        Assert.True(bytes.AsSpan().SequenceEqual(read));
        await pair.Handler.SentAsync();
        Assert.Equal(4, pair.Link.TrySend("more"u8));
        Assert.Equal("more", await TlsPair.ReadAsync(pair.Encrypted, 4));
    }

    [Fact]
    public async Task TrySend_goes_on_by_itself_once_the_peer_reads_again()
    {
        using TlsPair pair = await OpenedAsync();
        byte[] bytes = new byte[20_000_000];
        new SeededRandom(6).Fill(bytes);
        int taken = pair.Link.TrySend(bytes);
        byte[] read = new byte[bytes.Length];
        Task reading = pair.Encrypted.ReadExactlyAsync(read).AsTask();
        while (taken < bytes.Length)
        {
            int step = pair.Link.TrySend(bytes.AsSpan(taken));
            Assert.InRange(step, 0, bytes.Length - taken);
            taken += step;
            await Task.Yield();
        }

        await reading.WaitAsync(Patience);
        Assert.True(bytes.AsSpan().SequenceEqual(read));
    }

    [Fact]
    public async Task Bytes_of_the_peer_arrive_whole_and_all_buffers_are_given_back()
    {
        using TlsPair pair = await OpenedAsync();
        byte[] bytes = new byte[3_000_000];
        new SeededRandom(7).Fill(bytes);
        await pair.Encrypted.WriteAsync(bytes);
        Assert.Equal(bytes, await pair.Handler.ReceivedAsync(bytes.Length));
        await pair.Encrypted.ShutdownAsync();
        Assert.Equal(LinkEnd.ClosedByPeer, await pair.Handler.ClosedAsync());
        await pair.Run;
        Assert.Equal(0, _pool.Outstanding);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Peer_that_goes_without_a_goodbye_has_gone_too(bool resets)
    {
        using TlsPair pair = await OpenedAsync();
        pair.Disconnect(resets);
        Assert.Equal(LinkEnd.ClosedByPeer, await pair.Handler.ClosedAsync());
        await pair.Run;
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Close_says_goodbye()
    {
        using TlsPair pair = await OpenedAsync();
        Assert.Equal(3, pair.Link.TrySend("bye"u8));
        pair.Link.Close();
        Assert.Equal("bye", await TlsPair.ReadAsync(pair.Encrypted, 3));
        Assert.Equal(0, await pair.Encrypted.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience)); // close_notify: else an exception
        Assert.Equal(-1, pair.Link.TrySend("x"u8));
        Assert.Equal(LinkEnd.ClosedByUs, await pair.Handler.ClosedAsync());
    }

    [Fact]
    public async Task Close_ends_a_send_that_waits_for_the_peer()
    {
        using TlsPair pair = await OpenedAsync();
        pair.Link.Send(new byte[64 * 1024 * 1024]);
        pair.Link.Close();
        await pair.Handler.SentAsync();
        Assert.Equal([false], pair.Handler.Sends);
        Assert.Equal(LinkEnd.ClosedByUs, await pair.Handler.ClosedAsync());
        await pair.Run;
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Client_without_TLS_is_closed_and_the_reason_known()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.Default);
        await pair.ReadGreetingAsync(pair.Clear);
        await pair.Clear.WriteAsync("CONNECT {}\r\nPING\r\n"u8.ToArray());
        Assert.Equal(LinkEnd.HandshakeFailed, await pair.Handler.ClosedAsync());
        Assert.NotNull(pair.Link.OpenFailure);
        Assert.Equal(1, _server.Failures);
    }

    [Fact]
    public async Task Client_that_never_finishes_its_handshake_is_closed_in_time()
    {
        TlsServer server = Server(new TlsSource { Timeout = TimeSpan.FromMilliseconds(20) });
        using TlsPair pair = await TlsPair.OpenAsync(server, TlsMode.First);
        await pair.Clear.WriteAsync(new byte[] { 0x16, 3, 1, 2 }); // slow-loris: a few bytes of a record, and no more
        Assert.Equal(LinkEnd.HandshakeFailed, await pair.Handler.ClosedAsync());
        Assert.Equal("timeout", pair.Link.OpenFailure);
        Assert.Empty(pair.Handler.Bytes);
    }

    [Fact]
    public async Task Close_during_the_handshake_ends_it()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.Default);
        await pair.ReadGreetingAsync(pair.Clear);
        pair.Link.Send("too early"u8.ToArray());
        pair.Link.Close();
        Assert.Equal(LinkEnd.ClosedByUs, await pair.Handler.ClosedAsync());
        await pair.Handler.SentAsync();
        Assert.Equal([false], pair.Handler.Sends);
    }

    [Fact]
    public async Task What_is_sent_during_the_handshake_arrives_after_it()
    {
        using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.First);
        byte[] bytes = "meanwhile"u8.ToArray();
        Assert.Equal(0, pair.Link.TrySend(bytes));
        pair.Link.Send(bytes);
        await pair.AuthenticateAsync();
        string all = await TlsPair.ReadAsync(pair.Encrypted, TlsPair.Greeting.Length + bytes.Length);
        Assert.Contains("meanwhile", all);
    }

    [Fact]
    public async Task Replaced_settings_hold_for_new_connections_and_leave_the_others_alone()
    {
        using TlsPair before = await OpenedAsync();
        _server.Replace(Settings(new TlsSource { MinVersion = "1.3" }));
        using TlsPair after = await TlsPair.OpenAsync(_server, TlsMode.First);
        await Assert.ThrowsAnyAsync<Exception>(() => after.AuthenticateAsync(adapt: options => options.EnabledSslProtocols = SslProtocols.Tls12));
        await SendAsync(before, "still here"u8.ToArray());
        Assert.Equal("still here", await TlsPair.ReadAsync(before.Encrypted, 10));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Session_is_resumed_by_a_client_that_comes_back(SslProtocols protocol)
    {
        string name = $"{Guid.CreateVersion7():N}.example"; // the runtime keeps the client's sessions by name
        List<long> handshakes = [];
        for (int i = 0; i < 2; i++)
        {
            using TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.First);
            await pair.AuthenticateAsync(name: name, adapt: options => options.EnabledSslProtocols = protocol);
            handshakes.Add(pair.Clear.BytesRead);
            await pair.ReadGreetingAsync(pair.Encrypted);
            pair.Link.Close();
            Assert.Equal(0, await pair.Encrypted.ReadAsync(new byte[1]));
        }

        Assert.True(handshakes[1] < handshakes[0] / 2, string.Join(' ', handshakes));
    }

    private static async Task SendAsync(TlsPair pair, byte[] bytes)
    {
        pair.Link.Send(bytes);
        await pair.Handler.SentAsync();
    }

    private async Task<TlsPair> OpenedAsync()
    {
        TlsPair pair = await TlsPair.OpenAsync(_server, TlsMode.First, _pool);
        await pair.AuthenticateAsync();
        await pair.ReadGreetingAsync(pair.Encrypted);
        return pair;
    }

    private TlsServer Server(TlsSource source) => new(Settings(source), TimeProvider.System);

    private TlsSettings Settings(TlsSource source)
    {
        TestCertificate certificate = _authority.Issue("CN=server");
        return TlsSettingsLoader.Load(source with { KeyPairs = [new TlsKeyPairFiles(certificate.CertFile, certificate.KeyFile)] }, TimeProvider.System);
    }
}
