using System.Globalization;
using System.Numerics;
using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Origins;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Messages that say how much is added: what is stored is the sum (spec: jetstream.md section 4.3).</summary>
/// <remarks>A sum builds on the newest message of its subject, be that in the stream or still under way to it.</remarks>
internal sealed class Counters(StreamOwner stream)
{
    /// <summary>The increment as it is written, if it may be one at all.</summary>
    public JetStreamError? CheckIncrement(in Mail mail, in PublishHeaders headers)
    {
        if (headers.Increment.IsEmpty)
        {
            return null;
        }

        if (!TryParse(headers.Increment, out _))
        {
            return JetStreamError.Of(ErrorCode.MessageIncrInvalid);
        }

        if (!stream.Config.AllowMsgCounter)
        {
            return JetStreamError.Of(ErrorCode.MessageIncrDisabled);
        }

        return !mail.Payload.IsEmpty ? JetStreamError.Of(ErrorCode.MessageIncrPayload)
            : headers.HasExpectation || !headers.Rollup.IsEmpty ? JetStreamError.Of(ErrorCode.MessageIncrInvalid)
            : null;
    }

    /// <summary>Whether the message must be a counter and is none.</summary>
    public JetStreamError? CheckMissing(in PublishHeaders headers) =>
        stream.Config.AllowMsgCounter && headers.Increment.IsEmpty ? JetStreamError.Of(ErrorCode.MessageIncrMissing) : null;

    /// <summary>The message with the sum as its payload. Returns why there is none.</summary>
    public JetStreamError? TryAdd(ref MailPlace message, in PublishHeaders headers)
    {
        Mail mail = message.Mail;
        ReadOnlySpan<byte> lastHeaders = default;
        BigInteger sum = BigInteger.Zero;
        if (TryFindLast(mail.Subject, out ReadOnlySpan<byte> block, out ReadOnlySpan<byte> payload))
        {
            lastHeaders = block;
            if (!CounterValue.TryFind(payload, out ReadOnlySpan<byte> digits) || !TryParse(digits, out sum))
            {
                return JetStreamError.Of(ErrorCode.MessageCounterBroken);
            }
        }

        TryParse(headers.Increment, out BigInteger increment);
        byte[] value = CounterValue.Payload(sum + increment);
        message = stream.Scratch.Write(mail.Reply, mail.Subject, WithSources(mail.Headers, lastHeaders), value);
        return null;
    }

    /// <summary>Adds what an origin has counted beyond what is known of it here: the message with both sums. False: it is no counter's message, and left out.</summary>
    /// <param name="subject">Under which it is counted here.</param>
    /// <param name="headers">As they came, and where the message is from; then with what is added, and what is known of all origins.</param>
    /// <param name="payload">What the origin has counted; then the sum here.</param>
    /// <param name="origin">Names the origin.</param>
    /// <param name="originSubject">Under which it is counted there.</param>
    public bool TryAddOrigin(
        ReadOnlySpan<byte> subject, ref ReadOnlySpan<byte> headers, ref ReadOnlySpan<byte> payload, string origin, ReadOnlySpan<byte> originSubject)
    {
        if (HeaderFields.Find(headers, "Nats-Incr"u8).IsEmpty
            || !CounterValue.TryFind(payload, out ReadOnlySpan<byte> digits)
            || !TryParse(digits, out BigInteger counted))
        {
            return false;
        }

        BigInteger sum = BigInteger.Zero;
        ReadOnlySpan<byte> known = default;
        if (TryFindLast(subject, out ReadOnlySpan<byte> lastHeaders, out ReadOnlySpan<byte> lastPayload))
        {
            known = lastHeaders.IsEmpty ? default : HeaderFields.Find(lastHeaders, CounterSources.Name);
            if (CounterValue.TryFind(lastPayload, out digits))
            {
                TryParse(digits, out sum);
            }
        }

        CounterSources sources = CounterSources.Parse(known);
        string subjectThere = Encoding.UTF8.GetString(originSubject);
        BigInteger added = counted - sources.Get(origin, subjectThere);
        sources.Set(origin, subjectThere, counted);
        headers = HeaderEditor.Set(headers, "Nats-Incr"u8, Encoding.ASCII.GetBytes(added.ToString(CultureInfo.InvariantCulture)));
        headers = HeaderEditor.Set(headers, CounterSources.Name, sources.ToBytes());
        payload = CounterValue.Payload(sum + added);
        return true;
    }

    /// <summary>What the stream counted elsewhere stays known: it is carried from message to message.</summary>
    private static ReadOnlySpan<byte> WithSources(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> last)
    {
        ReadOnlySpan<byte> known = last.IsEmpty ? default : HeaderFields.Find(last, CounterSources.Name);
        return known.IsEmpty || !HeaderFields.Find(headers, CounterSources.Name).IsEmpty
            ? headers
            : HeaderEditor.With(headers, CounterSources.Name, known);
    }

    private bool TryFindLast(ReadOnlySpan<byte> subject, out ReadOnlySpan<byte> headers, out ReadOnlySpan<byte> payload)
    {
        if (stream.Proposals.TryFindLast(subject, out Mail underWay, out _))
        {
            headers = underWay.Headers;
            payload = underWay.Payload;
            return true;
        }

        ulong sequence = stream.Store.Subject(subject).LastSequence;
        bool isThere = stream.Store.TryLoad(sequence, out StoredMessage stored);
        headers = stored.Headers;
        payload = stored.Payload;
        return isThere;
    }

    /// <summary>Digits, and perhaps a sign before them.</summary>
    private static bool TryParse(ReadOnlySpan<byte> text, out BigInteger number)
    {
        number = default;
        ReadOnlySpan<byte> digits = text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text;
        return !digits.IsEmpty
            && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && BigInteger.TryParse(Encoding.ASCII.GetString(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
