using System.Net.Sockets;
using Gust.Conformance.Comparing;
using Gust.Testing;

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

    private readonly Script _script;
    private readonly SendMode _mode;
    private readonly List<ScriptedConnection> _connections = [];
    private RawConnection? _pacer;

    private ScriptRun(Script script, ServerProcess server, SendMode mode)
    {
        _script = script;
        _mode = mode;
        Server = server;
        Transcript = new Transcript(script.Options, server.Address.Port);
    }

    public ServerProcess Server { get; }

    public Transcript Transcript { get; }

    public static async Task<Transcript> RunAsync(Script script, ServerProcess server, SendMode mode)
    {
        using var run = new ScriptRun(script, server, mode);
        foreach (var step in script.Steps)
        {
            await step.RunAsync(run);
        }

        return run.Transcript;
    }

    public ScriptedConnection Connection(string name) =>
        _connections.Find(connection => connection.Name == name)
        ?? throw new FormatException($"{_script.Name}.txt: {name} was never connected");

    public async Task ConnectAsync(string name)
    {
        try
        {
            _connections.Add(new ScriptedConnection(name, await RawConnection.OpenAsync(Server.Address)));
        }
        catch (SocketException)
        {
            Transcript.Add($"{name} refused");
            return;
        }

        await AwaitAsync(name, "INFO");
    }

    public async Task SendAsync(string name, byte[] bytes)
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

    public async Task SyncAsync(IReadOnlyList<string> names)
    {
        var asked = names.Count == 0 ? _connections : [.. names.Select(Connection)];
        for (var round = 0; round < 2; round++)
        {
            foreach (var connection in asked.Where(connection => connection.CanBeAsked))
            {
                await connection.Wire.SendAsync(Ping);
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

    private static void RemoveBarrierPong(ScriptedConnection connection)
    {
        if (connection.Received is [.., { IsPong: true }])
        {
            connection.Received.RemoveAt(connection.Received.Count - 1);
        }
    }

    private async Task CollectAsync(ScriptedConnection connection, Predicate<WireFrame> isLast)
    {
        if (connection.IsHung)
        {
            return;
        }

        try
        {
            while (await connection.Wire.ReadAsync(AnswerTimeout) is { } frame)
            {
                if (frame.IsPing && !_script.Options.HasFlag(ScriptOptions.PingsShown))
                {
                    await connection.Wire.SendAsync(Pong);
                    continue;
                }

                connection.Received.Add(frame);
                if (isLast(frame))
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
