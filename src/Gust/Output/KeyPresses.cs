using System.Threading.Channels;

namespace Gust.Cli.Output;

/// <summary>The keys that the user presses while a command does other things.</summary>
internal sealed class KeyPresses
{
    private const int KeysMax = 64;
    private readonly Channel<ConsoleKeyInfo> _keys = Channel.CreateBounded<ConsoleKeyInfo>(new BoundedChannelOptions(KeysMax) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Starts a thread that waits for keys: a terminal cannot be asked in another way. It ends with the process.</summary>
    public KeyPresses(CliHost host)
    {
        if (host.ReadKey is { } read)
        {
            new Thread(() => Read(read)) { IsBackground = true, Name = "keys" }.Start();
        }
    }

    public bool TryTake(out ConsoleKeyInfo key) => _keys.Reader.TryRead(out key);

    /// <summary>Ends when a key was pressed, or after a time.</summary>
    public async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancel)
    {
        using var over = new CancellationTokenSource(time, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancel);
        try
        {
            await _keys.Reader.WaitToReadAsync(any.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is over; no key came.
        }
    }

    private void Read(Func<ConsoleKeyInfo> read)
    {
        try
        {
            while (true)
            {
                _keys.Writer.TryWrite(read());
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The terminal is gone; so are the keys.
        }
    }
}
