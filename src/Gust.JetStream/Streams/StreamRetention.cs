using System.Buffers;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>Decides when a message has served its purpose (spec: jetstream.md section 15): done with by a work queue's consumer, or by all who are interested.</summary>
internal sealed class StreamRetention(StreamOwner stream)
{
    private const int BatchMax = 4096;
    private readonly List<ulong> _done = [];

    /// <summary>Whether anybody is there for a message that is published now.</summary>
    public bool IsWanted(ReadOnlySpan<byte> subject) => stream.Config.Retention != RetentionKind.Interest || IsOfAny(subject);

    /// <summary>A consumer is done with a message.</summary>
    public void OnSettled(ConsumerHost by, ulong sequence)
    {
        if (stream.Config.Retention == RetentionKind.WorkQueue || (stream.Config.Retention == RetentionKind.Interest && IsDone(by, sequence)))
        {
            _done.Add(sequence);
        }
    }

    /// <summary>A consumer is gone: what only it was kept for goes too.</summary>
    public void OnConsumerRemoved()
    {
        if (stream.Config.Retention == RetentionKind.Interest)
        {
            Sweep(upTo: ulong.MaxValue);
        }
    }

    /// <summary>The stream is opened: what was done with before it was closed may still be there.</summary>
    public void OnOpened()
    {
        if (stream.Config.Retention != RetentionKind.Limits && !stream.Consumers.AreNone)
        {
            Sweep(stream.Consumers.All.Max(host => host.Engine.Report(stream.Now).Delivered.Stream));
        }
    }

    /// <summary>Proposes to remove what is done with. At the end of a turn: one record for all.</summary>
    public void Propose()
    {
        for (int start = 0; start < _done.Count; start += BatchMax)
        {
            ulong[] sequences = [.. _done.GetRange(start, Math.Min(BatchMax, _done.Count - start))];
            Array.Sort(sequences);
            ArrayBufferWriter<byte> body = new();
            StreamRecords.WriteRemoved(body, sequences, erase: false);
            stream.TryPropose(StreamRecordKind.Removed, body.WrittenSpan, new RemoveMessages(sequences));
        }

        _done.Clear();
    }

    private void Sweep(ulong upTo)
    {
        ulong from = 0;
        while (stream.Store.TryLoadNext(null, from, out StoredMessage message) && message.Sequence <= upTo)
        {
            from = message.Sequence + 1;
            bool isItsQueues = stream.Config.Retention == RetentionKind.Interest || IsOfAny(message.Subject);
            if (isItsQueues && !IsNeeded(message.Sequence, message.Subject, except: null))
            {
                _done.Add(message.Sequence);
            }
        }
    }

    private bool IsOfAny(ReadOnlySpan<byte> subject)
    {
        foreach (ConsumerHost host in stream.Consumers.All)
        {
            if (host.Engine.Settings.Filter is not { } filter || filter.Matches(subject))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDone(ConsumerHost by, ulong sequence) =>
        stream.Store.TryLoad(sequence, out StoredMessage message) && !IsNeeded(sequence, message.Subject, by);

    private bool IsNeeded(ulong sequence, ReadOnlySpan<byte> subject, ConsumerHost? except)
    {
        foreach (ConsumerHost host in stream.Consumers.All)
        {
            if (host != except && host.IsOpen && host.Engine.Needs(sequence, subject))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class RemoveMessages(ulong[] sequences) : IStreamChange
    {
        public void Apply(StreamOwner stream)
        {
            foreach (ulong sequence in sequences)
            {
                stream.Contents.Remove(sequence, erase: false);
            }
        }

        /// <summary>They stay until the server is started again, which looks for them anew.</summary>
        public void Refuse(IOException why)
        {
        }
    }
}
