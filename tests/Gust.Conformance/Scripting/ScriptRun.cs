using System.Net.Sockets;
using System.Text;
using Gust.Conformance.Comparing;
using Gust.Conformance.Connecting;
using Gust.Conformance.Identities;
using Gust.Conformance.Servers;
using Gust.Testing;
using Gust.Testing.Schemas;

namespace Gust.Conformance.Scripting;

/// <summary>One script held against one server, and the transcript of it.</summary>
/// <remarks>
/// Nothing here waits for time to pass. A barrier is two rounds of PING: the first makes sure that every connection's
/// operations have been handled, the second that what they caused on other connections has arrived.
/// </remarks>
internal sealed class ScriptRun : IDisposable
{
    private static readonly byte[] Ping = "PING\r\n"u8.ToArray();
    private static readonly byte[] Pong = "PONG\r\n"u8.ToArray();
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Where the scripts about streams let servers store them.</summary>
    private const string StreamStore = "%{dir js}";

    private readonly Script _script;
    private readonly ScriptedServer _server;
    private readonly SendMode _mode;
    private readonly Placeholders _placeholders;
    private readonly Dialer _dialer;
    private readonly List<ScriptedConnection> _connections = [];
    private RawConnection? _pacer;

    private ScriptRun(Script script, ScriptedServer server, SendMode mode)
    {
        _script = script;
        _mode = mode;
        _server = server;
        Accounts = server.Accounts;
        Transcript = new Transcript(script.Options);
        _placeholders = server.PlaceholdersFor(script.Declarations);
        _dialer = new Dialer(script.Declarations.Certificate);
    }

    public ServerProcess Server => _server.Process;

    public bool IsReference => Server.Executable.Path == ReferenceServer.Executable.Path;

    public AccountServer Accounts { get; }

    public Transcript Transcript { get; }

    public static async Task<Transcript> RunAsync(Script script, ScriptedServer server, SendMode mode)
    {
        using var run = new ScriptRun(script, server, mode);
        try
        {
            foreach (var step in script.Steps)
            {
                await step.RunAsync(run);
            }

            return run.Transcript;
        }
        finally
        {
            if (script.Options.HasFlag(ScriptOptions.JetStream) && !script.Options.HasFlag(ScriptOptions.Private))
            {
                await StreamSweep.RunAsync(server.Process, server.PlaceholdersFor(script.Declarations).Fill(StreamStore));
            }
        }
    }

    public ScriptedConnection Connection(string name) =>
        _connections.Find(connection => connection.Name == name)
        ?? throw new FormatException($"{_script.Name}.txt: {name} was never connected");

    public bool IsOpen(string name) => _connections.Exists(connection => connection.Name == name && !connection.HasEnded);

    public async Task ConnectAsync(string name, ConnectionPlan plan)
    {
        try
        {
            _connections.Add(await _dialer.OpenAsync(name, Server.Listener(plan.Listener), Filled(plan)));
        }
        catch (SocketException)
        {
            Transcript.Add($"{name} refused");
            return;
        }

        if (plan.IsRaw)
        {
            return;
        }

        await AwaitAsync(name, "INFO");
        if (plan.UpgradesToTls && IsOpen(name))
        {
            await _dialer.SecureAsync(Connection(name), plan);
        }
    }

    /// <summary>Replaces the placeholders of something that this connection is about to send.</summary>
    public string Fill(string connection, string text) =>
        _placeholders.Fill(text, (word, argument) => ConnectionWords.Value(word, argument, Connection(connection), Connection));

    public byte[] Fill(string connection, byte[] bytes) =>
        bytes.AsSpan().IndexOf("%{"u8) < 0 ? bytes : Encoding.Latin1.GetBytes(Fill(connection, Encoding.Latin1.GetString(bytes)));

    public string FillConfiguration(string text) => _placeholders.Fill(text);

    /// <summary>Sends operations.</summary>
    public Task SendAsync(string name, byte[] operations) => SendBytesAsync(name, Connection(name).ToWire(operations));

    public async Task SendBytesAsync(string name, byte[] bytes)
    {
        var wire = Connection(name).Wire;
        if (_mode == SendMode.Whole)
        {
            await wire.SendAsync(bytes);
            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            await wire.SendAsync(bytes.AsMemory(i, 1));
            await LetServerReadAsync();
        }
    }

    public async Task AwaitAsync(string name, string prefix)
    {
        var connection = Connection(name);
        await CollectAsync(connection, frame => frame.Line.StartsWith(prefix, StringComparison.Ordinal));
        Transcript.Take(connection);
    }

    /// <summary>Reads until as many messages have come, or as many of the subscription if one is named; heartbeats do not count.</summary>
    public Task CollectMessagesAsync(ScriptedConnection connection, int count, string? sid)
    {
        var missing = count;
        return CollectAsync(
            connection,
            frame => frame.Payload is not null && !frame.IsHeartbeat && (sid is null || frame.Line.Split(' ')[2] == sid) && --missing == 0);
    }

    public Task RestartServerAsync() => _server.RestartAsync(_script.Configuration, _script.Declarations);

    public async Task SyncAsync(IReadOnlyList<string> names)
    {
        var asked = names.Count == 0 ? _connections : [.. names.Select(Connection)];
        for (var round = 0; round < 2; round++)
        {
            foreach (var connection in asked.Where(connection => connection.CanBeAsked))
            {
                await connection.SendAsync(Ping);
            }

            foreach (var connection in asked.Where(connection => connection.CanBeAsked))
            {
                await CollectAsync(connection, frame => frame.IsPong);
                RemoveBarrierPong(connection);
            }
        }

        Transcript.TakeAll(asked);
    }

    public void Dispose()
    {
        _pacer?.Dispose();
        foreach (var connection in _connections)
        {
            connection.Wire.Dispose();
        }
    }

    private ConnectionPlan Filled(ConnectionPlan plan) =>
        plan with { Words = plan.Words.ToDictionary(word => word.Key, word => FillConfiguration(word.Value)) };

    private static void RemoveBarrierPong(ScriptedConnection connection)
    {
        if (connection.Received is [.., { IsPong: true }])
        {
            connection.Received.RemoveAt(connection.Received.Count - 1);
        }
    }

    private async Task CollectAsync(ScriptedConnection connection, Predicate<WireFrame> isLast)
    {
        if (connection.IsHung || connection.HasEnded)
        {
            return;
        }

        try
        {
            while (await connection.Wire.ReadAsync(AnswerTimeout) is { } frame)
            {
                if (frame.IsPing && !_script.Options.HasFlag(ScriptOptions.PingsShown))
                {
                    await connection.SendAsync(Pong);
                    continue;
                }

                var received = frame.Payload is null ? frame : frame with { Line = OneBlankBetweenWords(frame.Line) };
                connection.Add(received);
                CheckSchema(received);
                if (isLast(received))
                {
                    return;
                }
            }
        }
        catch (TimeoutException)
        {
            connection.IsHung = true;
        }
    }

    private void CheckSchema(WireFrame frame)
    {
        if (_script.Options.HasFlag(ScriptOptions.JetStream) && frame.Payload is { } payload && payload.AsSpan().StartsWith("{"u8))
        {
            Transcript.SchemaErrors.AddRange(JetStreamSchemas.Check(payload));
        }
    }

    // The reference writes two blanks in messages of its own that have no reply subject. Nobody needs to copy that.
    private static string OneBlankBetweenWords(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // A round trip on a second connection gives the server the time to read the byte alone; no clock is involved.
    private async Task LetServerReadAsync()
    {
        if (_pacer is null)
        {
            _pacer = await RawConnection.OpenAsync(Server.Address);
            await _pacer.ReadAsync();
        }

        await _pacer.SendAsync(Ping);
        await _pacer.ReadUntilAsync("PONG");
    }
}
