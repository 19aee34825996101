namespace Gust.JetStream.Hosting;

/// <summary>Bytes that streams hold, of one account or of all. Thread-safe.</summary>
internal sealed class StorageUsage
{
    private long _memory;
    private long _storage;

    public long Memory => Volatile.Read(ref _memory);

    public long Storage => Volatile.Read(ref _storage);

    public long Of(bool isMemory) => isMemory ? Memory : Storage;

    public void Add(bool isMemory, long bytes)
    {
        if (isMemory)
        {
            Interlocked.Add(ref _memory, bytes);
        }
        else
        {
            Interlocked.Add(ref _storage, bytes);
        }
    }
}
