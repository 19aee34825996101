using System.Runtime.CompilerServices;
using System.Text;
using Gust.Core.Sharing;
using Gust.Security.Access;

namespace Gust.Core;

/// <summary>One subscription of a client.</summary>
/// <remarks>The counters are guarded by the session's outbound lock.</remarks>
internal sealed class Subscription(ClientSession session, byte[] subject, byte[] queue, byte[] sidField) : ISubscriber
{
    private long _delivered;
    private long _max = long.MaxValue;
    private AllowedDelivery? _allowed;

    public int SlotIndex { get; set; }

    public byte[] Subject => subject;

    /// <summary>Empty for a subscription of its own.</summary>
    public byte[] Queue => queue;

    /// <summary>The client's id of the subscription with the blank that follows it on the wire.</summary>
    public ReadOnlySpan<byte> SidField => sidField;

    public ReadOnlySpan<byte> Sid => sidField.AsSpan(0, sidField.Length - 1);

    public ClientSession Session => session;

    /// <summary>What a subscription with a wildcard must not deliver, although it may be held; null for most.</summary>
    public SubjectSet? Denied { get; set; }

    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Messages after which it ends; 0: it does not.</summary>
    public long Max => Volatile.Read(ref _max) is var max and < long.MaxValue ? max : 0;

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace is { } trace)
        {
            trace.AddEgress(this, Obstacle(publication));
            if (trace.IsOnly)
            {
                return !IsEcho(publication) && !IsDenied(publication);
            }
        }

        return !IsDenied(publication) && DeliverAllowed(publication, flushes);
    }

    /// <summary>Where the denied subjects were looked at already, a delivery that does not do so again.</summary>
    public ISink For(ReadOnlySpan<byte> literal)
    {
        if (Denied is not { } denied || denied.Matches(literal))
        {
            return this;
        }

        AllowedDelivery? allowed = _allowed;
        return allowed?.Denied == denied ? allowed : _allowed = new AllowedDelivery(this, denied);
    }

    /// <summary>Delivers what is known not to be denied; a trace has been told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool DeliverAllowed(in Publication publication, FlushSet flushes)
    {
        if (IsEcho(publication))
        {
            return false;
        }

        bool taken = session.Outbound.Append(this, publication, flushes);
        if (taken && !publication.Reply.IsEmpty && session.Grant.Responses is { } responses)
        {
            responses.Add(publication.Reply, session.Broker.Time);
        }

        return taken;
    }

    /// <summary>Counts one delivery; false when the maximum was reached before.</summary>
    public bool TryCount(out bool isLast)
    {
        long delivered = _delivered + 1;
        isLast = delivered == _max;
        if (delivered > _max)
        {
            return false;
        }

        _delivered = delivered;
        return true;
    }

    /// <summary>Sets the number of messages after which it ends; true when that many were delivered already.</summary>
    public bool EndAfter(long max)
    {
        _max = Math.Max(max, _delivered);
        return _delivered >= max;
    }

    private bool IsEcho(in Publication publication) => publication.Source == session && !session.Echoes && !publication.HasCrossed;

    private bool IsDenied(in Publication publication) => Denied is { } denied && denied.Matches(publication.Subject);

    private string Obstacle(in Publication publication) =>
        IsEcho(publication) ? "Not delivered because of no echo"
        : IsDenied(publication) ? "Not delivered because subscription denies this subject"
        : "";

    public override string ToString() => Encoding.UTF8.GetString(subject);
}
