using System.Buffers.Text;
using System.Text;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.Protocol;

namespace Gust.JetStream.Origins;

/// <summary>Follows one origin of a stream: asks it for a consumer, takes what that sends, and begins anew when something is missing.</summary>
/// <remarks>
/// Owned by the stream. Each attempt has subjects and a number of its own, so that what comes late from one before it is known and dropped.
/// What is lost on the way shows by the consumer's sequence; the next attempt begins behind the last message that we have.
/// </remarks>
internal sealed class OriginLink(StreamOwner stream, OriginIntake intake, StreamSource origin, bool isMirror)
{
    /// <summary>How long an origin may be silent: it sends a heartbeat every second.</summary>
    private const long SilenceMax = 10 * Nanoseconds.PerSecond;

    private readonly OriginTransforms _transforms = new(origin, stream.Context.Broker.Random);
    private readonly OriginBackoff _backoff = new(stream.Context.Broker.Random);
    private readonly OriginKey _key = OriginKey.Of(origin);
    private readonly OriginAttempt _attempt = new(stream, origin, isMirror);
    private readonly byte[]? _durable = origin.Consumer is { } consumer ? Encoding.UTF8.GetBytes(consumer.Name) : null;
    private OriginPhase _phase;
    private bool _isPlain;
    private ulong _delivered;
    private ulong _lastSequence;
    private ulong _lag;
    private long? _lastHeard;
    private ApiError? _error;

    public StreamSource Origin => origin;

    public bool IsMirror => isMirror;

    public OriginKey Key => _key;

    /// <summary>When <see cref="Run"/> wants to be called.</summary>
    public long NextDue { get; private set; } = Nanoseconds.Never;

    /// <summary>Of a source: the last sequence of the origin that was taken; 0: none.</summary>
    public ulong Position { get; set; }

    /// <summary>Of a source: the stream that <see cref="Position"/> is of, or the one that is followed; empty: not known.</summary>
    public string Identity { get; set; } = "";

    private bool IsDurable => _durable is not null;

    public void Start(long now)
    {
        _phase = OriginPhase.Waiting;
        NextDue = now;
    }

    /// <summary>Follows no more.</summary>
    public void Stop()
    {
        _attempt.End();
        _phase = OriginPhase.Stopped;
        NextDue = Nanoseconds.Never;
    }

    /// <summary>Begins anew after a while.</summary>
    public void Retry(long now)
    {
        if (_phase != OriginPhase.Stopped)
        {
            _attempt.End();
            _phase = OriginPhase.Waiting;
            NextDue = now + _backoff.Fail();
        }
    }

    /// <summary>Does what is due.</summary>
    /// <param name="now">Unix nanoseconds.</param>
    /// <param name="attempt">The number of the attempt, if one is made.</param>
    /// <returns>Whether an attempt was made.</returns>
    public bool Run(long now, uint attempt)
    {
        if (now < NextDue)
        {
            return false;
        }

        if (_phase != OriginPhase.Waiting)
        {
            Retry(now); // silent for too long
            return false;
        }

        Ask(now, attempt);
        return true;
    }

    public bool IsOf(uint attempt) => attempt == _attempt.Number && _phase is OriginPhase.Asked or OriginPhase.Following;

    public void OnAnswer(in Mail mail, long now)
    {
        OriginAnswer answer = OriginAnswer.Read(mail.Payload);
        _error = answer.FaultFor(origin, isMirror);
        if (_error is { } error)
        {
            OnRefused(error);
            Retry(now);
            return;
        }

        string identity = Encoding.UTF8.GetString(HeaderFields.Find(mail.Headers, StreamIdentity.Header));
        if (IsDurable && Identity.Length > 0 && identity != Identity)
        {
            Position = 0; // another stream has taken the name, and nobody said so
        }

        if (isMirror && !IsDurable && !intake.TryBeginBehind(answer.Delivered))
        {
            Retry(now);
            return;
        }

        Identity = identity;
        _attempt.Succeed(answer.Consumer);
        _lag = answer.Pending;
        _phase = OriginPhase.Following;
        Heard(now);
    }

    /// <param name="mail">As it came.</param>
    /// <param name="reply">Where it came from at the origin, or what flow control wants to be answered.</param>
    /// <param name="now">Unix nanoseconds.</param>
    public void OnMessage(in Mail mail, ReadOnlySpan<byte> reply, long now)
    {
        if (_phase != OriginPhase.Following)
        {
            if (!IsDurable)
            {
                Retry(now); // overtook the answer
            }

            // A durable consumer sends as soon as somebody listens: it begins anew with its answer.
        }
        else if (!AckSubject.TryParse(reply, out AckSubject place))
        {
            OnStatus(mail.Headers, reply, now);
        }
        else if (IsDurable && !place.Consumer.SequenceEqual(_durable))
        {
            return; // of another consumer that sends to the same subject
        }
        else if (place.ConsumerSequence != _delivered + 1 || !TryTake(mail, place))
        {
            Retry(now);
        }
        else
        {
            _delivered++;
            _lastSequence = place.StreamSequence;
            _lag = place.Pending;
            _backoff.Succeed();
            Heard(now);
        }
    }

    public StreamSourceInfo Report(long now) => new()
    {
        Name = origin.Name,
        External = origin.External,
        Lag = _lag,
        Sequence = isMirror ? 0 : Position,
        ActiveNs = _lastHeard is { } heard ? Math.Max(1, now - heard) : -1, // never zero, as with the reference
        Error = _error,
        FilterSubject = isMirror && _lastHeard is null ? "" : origin.FilterSubject, // a quirk of the reference
        SubjectTransforms = origin.SubjectTransforms,
    };

    private void Ask(long now, uint attempt)
    {
        _delivered = _lastSequence = 0;
        _phase = OriginPhase.Asked;
        NextDue = now + SilenceMax;
        _attempt.Begin(attempt, isMirror ? stream.Publishing.Last : Position, Identity, _isPlain);
    }

    private void OnRefused(ApiError error)
    {
        if (error.ErrorCode == (long)ErrorCode.ConsumerStreamIdentityMismatch)
        {
            // Another stream has taken the name: all of it is new to us.
            Position = 0;
            Identity = "";
        }

        _isPlain |= error.ErrorCode == (long)ErrorCode.RequiredApiLevel;
    }

    private bool TryTake(in Mail mail, in AckSubject place)
    {
        ReadOnlySpan<byte> subject = _transforms.Apply(mail.Subject);
        if (isMirror)
        {
            return intake.TryMirror(subject, mail.Headers, mail.Payload, place.StreamSequence, place.Time);
        }

        byte[] mark = SourceMark.Compose(_key, place.StreamSequence, mail.Subject, Identity);
        if (place.StreamSequence > Position && !intake.TryCopy(mail, subject, _key.Origin, mark))
        {
            return false;
        }

        Position = Math.Max(Position, place.StreamSequence);
        return true;
    }

    private void OnStatus(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> reply, long now)
    {
        if (!headers.StartsWith("NATS/1.0 100"u8))
        {
            return;
        }

        ReadOnlySpan<byte> last = HeaderFields.Find(headers, "Nats-Last-Consumer"u8);
        if (Utf8Parser.TryParse(last, out ulong delivered, out _) && delivered != _delivered)
        {
            Retry(now);
            return;
        }

        ReadOnlySpan<byte> stalledAt = HeaderFields.Find(headers, "Nats-Consumer-Stalled"u8);
        ReadOnlySpan<byte> answerTo = stalledAt.IsEmpty ? reply : stalledAt;
        if (!answerTo.IsEmpty && IsDurable)
        {
            stream.Follow(new FlowAcknowledgement(answerTo.ToArray(), _delivered, _lastSequence));
        }
        else if (!answerTo.IsEmpty)
        {
            stream.Client.Publish(answerTo, default, default, default);
        }

        _backoff.Succeed();
        Heard(now);
    }

    private void Heard(long now)
    {
        _lastHeard = now;
        NextDue = now + SilenceMax;
    }
}
