using System.Buffers;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Publishing;
using Gust.Protocol;

namespace Gust.JetStream.Origins;

/// <summary>Brings messages of origins into the stream, beside what is published to it. Owned by the stream.</summary>
internal sealed class OriginIntake(StreamOwner stream)
{
    private readonly Counters _counters = new(stream);
    private readonly ArrayBufferWriter<byte> _subject = new();

    /// <summary>Takes a message over as it was at the mirrored stream, with its sequence and time. False: not now.</summary>
    /// <param name="subject">Under which it is kept here.</param>
    /// <param name="headers">As they came.</param>
    /// <param name="payload">As it came.</param>
    /// <param name="sequence">At the origin.</param>
    /// <param name="time">At the origin.</param>
    public bool TryMirror(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload, ulong sequence, long time) =>
        sequence <= stream.Publishing.Last || TryPropose(Renamed(subject), WithoutExpectations(headers), payload, sequence, time, messageId: default);

    /// <summary>What the origin of an empty mirror had before this sequence is gone there: it goes on from there. False: not now.</summary>
    public bool TryBeginBehind(ulong sequence)
    {
        if (stream.Publishing.Last != 0 || sequence == 0)
        {
            return true;
        }

        if (!stream.TryPropose(StreamRecordKind.Skipped, StreamRecords.Skipped(sequence, time: 0), new SkipTo(sequence)))
        {
            return false;
        }

        stream.Publishing.Pass(sequence);
        return true;
    }

    /// <summary>Takes a copy with a number of our own. False: not now.</summary>
    /// <param name="mail">As it came.</param>
    /// <param name="subject">Under which it is kept here.</param>
    /// <param name="origin">Names the stream that it is from.</param>
    /// <param name="mark">Says where it is from.</param>
    public bool TryCopy(in Mail mail, ReadOnlySpan<byte> subject, string origin, byte[] mark)
    {
        ReadOnlySpan<byte> headers = mail.Headers;
        ReadOnlySpan<byte> payload = mail.Payload;
        ReadOnlySpan<byte> id = default;
        if (!headers.IsEmpty)
        {
            headers = WithoutExpectations(headers);
            headers = HeaderFields.Find(headers, SourceMark.Name).IsEmpty ? headers : HeaderEditor.Without(headers, SourceMark.Name);
            id = stream.Config.DuplicateWindowNs > 0 ? HeaderFields.Find(headers, "Nats-Msg-Id"u8) : default;
        }

        if (!id.IsEmpty && stream.Deduper.TryFind(id, out _))
        {
            return true;
        }

        subject = Renamed(subject);
        headers = HeaderEditor.With(headers, SourceMark.Name, mark);
        if (stream.Config.AllowMsgCounter && !_counters.TryAddOrigin(subject, ref headers, ref payload, origin, mail.Subject))
        {
            return true; // where counters are, nothing else is taken
        }

        return TryPropose(subject, headers, payload, stream.Publishing.Last + 1, stream.Now, id);
    }

    private bool TryPropose(
        ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload, ulong sequence, long time, ReadOnlySpan<byte> messageId)
    {
        if (stream.Commits.Fault is not null)
        {
            return false;
        }

        MailPlace message = stream.Scratch.Write(reply: default, subject, headers, payload);
        Mail mail = message.Mail;
        Capacity capacity = stream.Publishing.Capacity;
        long size = capacity.SizeOf(mail);
        if ((capacity.Check(mail, size) ?? capacity.CheckFull(mail, size)) is { } error)
        {
            // What can never fit is left out: all that comes behind it would wait for ever.
            return error.ErrorCode is ErrorCode.StreamMessageExceedsMaximum or ErrorCode.StreamHeaderExceedsMaximum;
        }

        return stream.Publishing.TryPropose(message, sequence, time, messageId, size);
    }

    /// <summary>The subject under which the stream keeps messages of this one; good until the next call.</summary>
    private ReadOnlySpan<byte> Renamed(ReadOnlySpan<byte> subject)
    {
        _subject.ResetWrittenCount();
        return stream.Publishing.TryTransform(subject, _subject) ? _subject.WrittenSpan : subject;
    }

    /// <summary>What a publisher expected of the origin does not hold here.</summary>
    private static ReadOnlySpan<byte> WithoutExpectations(ReadOnlySpan<byte> headers)
    {
        ReadOnlySpan<byte> prefix = "Nats-Expected-"u8;
        return headers.IndexOf(prefix) < 0 ? headers : HeaderEditor.WithoutAll(headers, prefix);
    }
}
