using System.Diagnostics;
using Gust.Testing;

namespace Gust.Server.Tests;

/// <summary>A well-mannered connection, which shows that the server still serves and waits for what others bring about.</summary>
internal sealed class Observer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly RawConnection _connection;

    private Observer(RawConnection connection) => _connection = connection;

    public RawConnection Connection => _connection;

    public static async Task<Observer> OpenAsync(GustServer server)
    {
        RawConnection connection = await RawConnection.OpenAsync(server.ClientEndPoint!);
        await connection.SendAsync("CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true}\r\n");
        Observer observer = new(connection);
        await observer.RoundTripAsync();
        return observer;
    }

    /// <summary>Everything sent before was processed, and everything delivered before was received.</summary>
    public async Task<List<WireFrame>> RoundTripAsync()
    {
        await _connection.SendAsync("PING\r\n");
        List<WireFrame> frames = await _connection.ReadUntilAsync("PONG", Patience);
        Assert.False(_connection.Ended, "the server ended the observer's connection");
        frames.RemoveAll(frame => frame.IsPing); // the server's own, after two seconds
        return frames;
    }

    /// <summary>Waits for a condition, one round trip to the server at a time.</summary>
    public async Task EventuallyAsync(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"never: {what}");
            await RoundTripAsync();
        }
    }

    public void Dispose() => _connection.Dispose();
}
