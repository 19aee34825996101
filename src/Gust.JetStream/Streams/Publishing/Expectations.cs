using System.Buffers.Text;
using System.Text;
using Gust.Core;
using Gust.JetStream.Model;
using Gust.Protocol;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>What a publisher expects of the stream before his message comes in (spec: jetstream.md section 4.2, <c>Nats-Expected-*</c>).</summary>
internal sealed class Expectations(StreamOwner stream)
{
    /// <summary>Patterns whose filters are kept: publishers ask for the same few again and again.</summary>
    private const int FiltersMax = 16;

    private Dictionary<byte[], SubjectFilter>? _filters;

    /// <summary>Of the stream's name.</summary>
    public JetStreamError? CheckStream(in PublishHeaders headers) =>
        headers.ExpectedStream.IsEmpty || headers.ExpectedStream.SequenceEqual(stream.NameBytes)
            ? null
            : JetStreamError.Of(ErrorCode.StreamNotMatch);

    /// <summary>Of the last sequence: of the message's subject or another, then of the stream.</summary>
    /// <param name="headers">Of the message.</param>
    /// <param name="subject">Of the message.</param>
    /// <param name="last">The last sequence that was given away.</param>
    /// <param name="before">The last one before the message's atomic batch: of messages of the batch itself nothing can be expected.</param>
    public JetStreamError? CheckSequences(in PublishHeaders headers, ReadOnlySpan<byte> subject, ulong last, ulong before = ulong.MaxValue)
    {
        if (!headers.ExpectedSubjectSequence.IsEmpty)
        {
            ReadOnlySpan<byte> of = headers.ExpectedSubject.IsEmpty ? subject : headers.ExpectedSubject;
            if (last > before && stream.Proposals.TryFindLast(of, out _, out ulong newest) && newest > before)
            {
                return JetStreamError.Of(ErrorCode.StreamWrongLastSequenceConstant);
            }

            ulong actual = LastOf(of, before);
            if (!IsSame(headers.ExpectedSubjectSequence, actual))
            {
                return JetStreamError.Of(ErrorCode.StreamWrongLastSequence, actual);
            }
        }
        else if (!headers.ExpectedSubject.IsEmpty)
        {
            return JetStreamError.Of(ErrorCode.StreamExpectedLastSeqPerSubjectInvalid);
        }

        return headers.ExpectedLastSequence.IsEmpty ? null
            : !IsSame(headers.ExpectedLastSequence, last) ? JetStreamError.Of(ErrorCode.StreamWrongLastSequence, last)
            : last > before ? JetStreamError.Of(ErrorCode.StreamWrongLastSequenceConstant)
            : null;
    }

    /// <summary>Of the last message's id.</summary>
    public JetStreamError? CheckMessageId(in PublishHeaders headers)
    {
        if (headers.ExpectedMessageId.IsEmpty)
        {
            return null;
        }

        ReadOnlySpan<byte> block = stream.Proposals.TryFindLast(out Mail mail) ? mail.Headers
            : stream.Store.TryLoadLast(null, ulong.MaxValue, out StoredMessage message) ? message.Headers
            : default;
        ReadOnlySpan<byte> id = HeaderFields.Find(block, "Nats-Msg-Id"u8);
        return id.SequenceEqual(headers.ExpectedMessageId)
            ? null
            : JetStreamError.Of(ErrorCode.StreamWrongLastMsgID, Encoding.UTF8.GetString(id));
    }

    private ulong LastOf(ReadOnlySpan<byte> subject, ulong upTo)
    {
        if (SubjectRules.IsLiteral(subject))
        {
            return stream.Proposals.TryFindLast(subject, out _, out ulong sequence) ? sequence : stream.Store.Subject(subject).LastSequence;
        }

        SubjectFilter filter = FilterOf(subject);
        ulong underWay = stream.Proposals.LastOf(filter, upTo);
        return underWay != 0 ? underWay
            : stream.Store.TryLoadLast(filter, ulong.MaxValue, out StoredMessage message) ? message.Sequence
            : 0;
    }

    /// <summary>The store finds what it knows of a filter by the object; for a new one it looks at all subjects.</summary>
    private SubjectFilter FilterOf(ReadOnlySpan<byte> pattern)
    {
        _filters ??= new Dictionary<byte[], SubjectFilter>(BytesComparer.Instance);
        if (_filters.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(pattern, out SubjectFilter? known))
        {
            return known;
        }

        if (_filters.Count == FiltersMax)
        {
            _filters.Clear();
        }

        byte[] text = pattern.ToArray();
        return _filters[text] = new SubjectFilter([text]);
    }

    private static bool IsSame(ReadOnlySpan<byte> text, ulong number) =>
        Utf8Parser.TryParse(text, out ulong expected, out int used) && used == text.Length && expected == number;
}
