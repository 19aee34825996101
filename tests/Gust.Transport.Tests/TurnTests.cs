using Gust.Foundation;

namespace Gust.Transport.Tests;

/// <summary>Peers share the threads.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task A_peer_that_never_stops_sending_leaves_its_thread_to_others()
    {
        EndlessWire wire = new();
        PumpedLink link = new(wire, new BufferPool());
        link.Attach(new RecordingHandler { Answer = bytes => new LinkRead(bytes.Length) });
        TaskCompletionSource<Task> left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() => left.SetResult(link.RunAsync())) { IsBackground = true }; // returns when the link gives its thread away
        thread.Start();

        Task reading = await left.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        link.Close();

        await reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>Has bytes whenever it is asked, until it is closed.</summary>
    private sealed class EndlessWire : IWire
    {
        private volatile bool _isClosed;

        public string RemoteHost => "";

        public int RemotePort => 0;

        public int TrySend(ReadOnlySpan<byte> bytes) => bytes.Length;

        public ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes) => ValueTask.CompletedTask;

        public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => new(_isClosed ? 0 : 1);

        public void Close(LinkFarewell farewell) => _isClosed = true;
    }
}
