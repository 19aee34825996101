using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Gust.JetStream.Commits;
using Gust.JetStream.Streams.Publishing;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>Ends messages whose time is over (<c>max_age</c>, <c>Nats-TTL</c>), by the clock and without scans, and leaves markers where they are asked for.</summary>
internal sealed class StreamExpiry(StreamOwner stream)
{
    /// <summary>Messages that go one by one in one turn.</summary>
    private const int BatchMax = 256;

    /// <summary>After which it is tried again what the stream did not take.</summary>
    private const long RetryPause = Nanoseconds.PerSecond;

    private readonly List<ulong> _batch = [];
    private readonly List<byte[]> _ended = [];
    private bool _isUnderWay;
    private long _notBefore;

    /// <summary>All messages before it are gone, or have no end.</summary>
    private ulong _from;

    /// <summary>When the next message's time is over.</summary>
    public long NextDue => _isUnderWay ? Nanoseconds.Never : Math.Max(_notBefore, Math.Min(stream.Contents.Deadlines.NextDue, NextAge));

    private bool LeavesMarkers => stream.Config.SubjectDeleteMarkerTtlNs > 0;

    private long NextAge
    {
        get
        {
            if (stream.Config.MaxAgeNs <= 0 || stream.Store.Counts.Messages == 0)
            {
                return Nanoseconds.Never;
            }

            long first = stream.Contents.Deadlines.HasEndless ? FirstMortalTime() : stream.Store.State.FirstTime;
            return first == 0 ? Nanoseconds.Never : Nanoseconds.Add(first, stream.Config.MaxAgeNs);
        }
    }

    /// <summary>Proposes to remove what is too old.</summary>
    public void Run(long now)
    {
        if (NextDue > now)
        {
            return;
        }

        long before = stream.Config.MaxAgeNs > 0 ? now - stream.Config.MaxAgeNs : long.MinValue;
        if (stream.Contents.Deadlines.NextDue > now && !LeavesMarkers && !stream.Contents.Deadlines.HasEndless)
        {
            EndAllBelow(stream.Store.FirstSequenceAt(before + 1));
            return;
        }

        Collect(now, before);
        EndBatch();
    }

    private void EndAllBelow(ulong below)
    {
        ArrayBufferWriter<byte> body = new();
        StreamRecords.WritePurged(body, default, below, 0);
        _isUnderWay = true;
        stream.TryPropose(StreamRecordKind.Purged, body.WrittenSpan, new Expire(this, below, []));
    }

    private void Collect(long now, long before)
    {
        _batch.Clear();
        while (_batch.Count < BatchMax && stream.Contents.Deadlines.TryTake(now, out ulong sequence))
        {
            _batch.Add(sequence);
        }

        while (_batch.Count < BatchMax && stream.Store.TryLoadNext(null, _from, out StoredMessage message) && message.Time <= before)
        {
            _from = message.Sequence + 1;
            if (!stream.Contents.Deadlines.IsEndless(message.Sequence) && !_batch.Contains(message.Sequence))
            {
                _batch.Add(message.Sequence);
            }
        }

        _batch.Sort();
    }

    private void EndBatch()
    {
        if (_batch.Count == 0)
        {
            _notBefore = NextDue <= stream.Now ? stream.Now + RetryPause : _notBefore; // what is too old cannot be read
            return;
        }

        _ended.Clear();
        foreach (ulong sequence in LeavesMarkers ? _batch : [])
        {
            if (stream.Store.TryLoad(sequence, out StoredMessage message)
                && HeaderFields.Find(message.Headers, "Nats-Marker-Reason"u8).IsEmpty
                && stream.Store.Subject(message.Subject).LastSequence == sequence)
            {
                _ended.Add(message.Subject.ToArray());
            }
        }

        ArrayBufferWriter<byte> body = new();
        StreamRecords.WriteRemoved(body, CollectionsMarshal.AsSpan(_batch), erase: false);
        _isUnderWay = true;
        if (stream.TryPropose(StreamRecordKind.Removed, body.WrittenSpan, new Expire(this, 0, [.. _batch])))
        {
            _ended.ForEach(LeaveMarker);
        }
    }

    /// <summary>Says that the last message of a subject ended by its age.</summary>
    private void LeaveMarker(byte[] subject)
    {
        string headers = $"NATS/1.0\r\nNats-Marker-Reason: MaxAge\r\nNats-TTL: {DurationText.Format(stream.Config.SubjectDeleteMarkerTtlNs)}\r\nNats-Rollup: sub\r\n\r\n";
        stream.Publishing.ProposeOwn(stream.Scratch.Write(default, subject, Encoding.ASCII.GetBytes(headers), default), stream.Now);
    }

    private long FirstMortalTime()
    {
        _from = Math.Max(_from, stream.Store.Counts.FirstSequence);
        while (stream.Store.TryLoadNext(null, _from, out StoredMessage message))
        {
            if (!stream.Contents.Deadlines.IsEndless(message.Sequence))
            {
                return message.Time;
            }

            _from = message.Sequence + 1;
        }

        return 0;
    }

    /// <summary>What was too old is still there: it is tried again, but not all the time.</summary>
    private void TakeBack()
    {
        _isUnderWay = false;
        _notBefore = stream.Now + RetryPause;
        _from = 0;
        stream.Contents.Deadlines.TakeBack();
    }

    private sealed class Expire(StreamExpiry expiry, ulong below, ulong[] sequences) : IStreamChange
    {
        public void Apply(StreamOwner stream)
        {
            expiry._isUnderWay = false;
            if (below > 0)
            {
                stream.Contents.Purge(default, below, 0);
            }

            foreach (ulong sequence in sequences)
            {
                stream.Contents.Remove(sequence, erase: false);
            }

            stream.Contents.Deadlines.Settle();
        }

        public void Refuse(IOException why) => expiry.TakeBack();
    }
}
