using Gust.Foundation;

namespace Gust.Transport.Tests;

/// <summary>A handler that keeps what comes and lets a test wait for it.</summary>
internal sealed class RecordingHandler : ILinkHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly MemoryStream _bytes = new();
    private readonly SemaphoreSlim _sent = new(0);
    private readonly TaskCompletionSource<LinkEnd> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _askedToDrop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _closes;

    /// <summary>What to answer to a read; by default all of it is taken.</summary>
    public Func<byte[], LinkRead>? Answer { get; set; }

    /// <summary>What to answer when the peer left during a hold.</summary>
    public bool MayDropRest { get; set; } = true;

    public List<bool> Sends { get; } = [];

    public List<int> ThreadsOfSends { get; } = [];

    public Exception? Fault { get; private set; }

    public int Closes => Volatile.Read(ref _closes);

    public byte[] Bytes
    {
        get
        {
            lock (_bytes)
            {
                return _bytes.ToArray();
            }
        }
    }

    public LinkRead OnBytes(ReadOnlySpan<byte> bytes)
    {
        LinkRead read = Answer?.Invoke(bytes.ToArray()) ?? new LinkRead(bytes.Length);
        TaskCompletionSource changed;
        lock (_bytes)
        {
            _bytes.Write(bytes[..read.Consumed]);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
        return read;
    }

    public bool MayDrop(ReadOnlySpan<byte> rest)
    {
        _askedToDrop.TrySetResult();
        return MayDropRest;
    }

    public void OnSent(bool ok)
    {
        lock (Sends)
        {
            Sends.Add(ok);
            ThreadsOfSends.Add(Environment.CurrentManagedThreadId);
        }

        _sent.Release();
    }

    public void OnClosed(LinkEnd end, Exception? fault)
    {
        Interlocked.Increment(ref _closes);
        Fault = fault;
        _closed.TrySetResult(end);
    }

    public async Task<byte[]> ReceivedAsync(int count)
    {
        while (true)
        {
            Task changed;
            lock (_bytes)
            {
                if (_bytes.Length >= count)
                {
                    return _bytes.ToArray();
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience);
        }
    }

    public async Task SentAsync() => Assert.True(await _sent.WaitAsync(Patience), "OnSent never came");

    public Task AskedToDropAsync() => _askedToDrop.Task.WaitAsync(Patience);

    public Task<LinkEnd> ClosedAsync() => _closed.Task.WaitAsync(Patience);
}
