using System.Collections.Concurrent;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>Syncs what streams have written, before they are asked for an image: what they then wait for the device themselves is short.</summary>
internal sealed class SyncAhead(IDisk disk, IWorkScheduler upkeep)
{
    private readonly ConcurrentQueue<(StreamOwner Stream, string[] Files)> _waiting = new();

    /// <param name="streams">Those with files.</param>
    /// <param name="done">Called on the upkeep thread, whatever failed: a stream whose sync failed will not give an image.</param>
    public void Run(IReadOnlyCollection<StreamOwner> streams, Action done)
    {
        Countdown flushed = new(streams.Count, () => upkeep.Schedule(() =>
        {
            Sync();
            done();
        }));
        foreach (StreamOwner stream in streams)
        {
            stream.Post(owner =>
            {
                Flush(owner);
                flushed.Signal();
            });
        }

        flushed.Start();
    }

    private void Flush(StreamOwner stream)
    {
        if (stream.IsEnded)
        {
            return;
        }

        try
        {
            _waiting.Enqueue((stream, ((FileStreamStore)stream.Store).FlushAhead()));
        }
        catch (IOException)
        {
            // Making the image fails in the same way, and says so.
        }
    }

    private void Sync()
    {
        while (_waiting.TryDequeue(out var next))
        {
            try
            {
                foreach (string path in next.Files)
                {
                    using IDiskFile file = disk.Open(path);
                    file.Sync();
                }
            }
            catch (IOException)
            {
                next.Stream.Post(owner => ((FileStreamStore)owner.Store).NoteFailedSync());
            }
        }
    }
}
