using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gust.Core.Sharing;

/// <summary>Takes the answers to requests that came into one account from others, and brings them there.</summary>
/// <remarks>
/// One sink for all of them: an entry of the tree per request would make every route cache of the account invalid each time.
/// The lock is a leaf.
/// </remarks>
internal sealed class AnswerTable : ISink
{
    private const int PrefixSize = 4 + ReplyTokens.Size + 1;

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, PendingAnswer> _pending = [];
    private readonly ReplyTokens _tokens;
    private readonly byte[] _prefix = new byte[PrefixSize];

    /// <summary>What the reply subject of a measured request ends with, so that others can tell.</summary>
    private readonly byte[] _measuredTail;

    public AnswerTable(Account account, Broker broker)
    {
        Broker = broker;
        _tokens = new ReplyTokens(broker.Random);
        "_R_."u8.CopyTo(_prefix);
        ReplyTokens.Write(_tokens.Next(), _prefix.AsSpan(4));
        _prefix[^1] = (byte)'.';
        _measuredTail = Encoding.UTF8.GetBytes($".{broker.Identity.Id.PadRight(9, '0')[1..9]}.T");
        account.Interest.Add(Subject, queue: null, this);
    }

    public int SlotIndex { get; set; }

    public Broker Broker { get; }

    /// <summary>What it listens on.</summary>
    public byte[] Subject => [.. _prefix, (byte)'>'];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Requests that wait for answers, at most <paramref name="max"/> of them.</summary>
    public PendingAnswer[] Pending(int max)
    {
        lock (_lock)
        {
            return [.. _pending.Values.Take(max)];
        }
    }

    /// <summary>Makes a reply subject; false when too many requests of this import wait already.</summary>
    public bool TryExpect(
        ServiceImport import, Account destination, ReadOnlySpan<byte> reply, LatencyProbe? probe, [NotNullWhen(true)] out PendingAnswer? answer)
    {
        answer = null;
        if (!import.TryCountPending())
        {
            return false;
        }

        byte[] kept = reply.ToArray();
        lock (_lock)
        {
            do
            {
                answer = new PendingAnswer(this, _tokens.Next(), import, destination, kept) { Probe = probe };
            }
            while (!_pending.TryAdd(answer.Token, answer));
        }

        answer.Start();
        return true;
    }

    /// <summary>Appends the reply subject.</summary>
    public void WriteReply(PendingAnswer answer, IBufferWriter<byte> output)
    {
        output.Write(_prefix);
        ReplyTokens.Write(answer.Token, output.GetSpan(ReplyTokens.Size));
        output.Advance(ReplyTokens.Size);
        output.Write(TailOf(answer));
    }

    /// <summary>No answer is expected any more; false when somebody else said so before.</summary>
    public bool Forget(PendingAnswer answer)
    {
        lock (_lock)
        {
            if (!_pending.TryGetValue(answer.Token, out PendingAnswer? present) || present != answer)
            {
                return false;
            }

            _pending.Remove(answer.Token);
        }

        answer.Import.UncountPending();
        answer.Stop();
        return true;
    }

    /// <summary>True for an answer that came too late or unasked for too: as with the reference its sender is not told.</summary>
    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (TryFind(publication.Subject, out PendingAnswer? answer) && flushes.Relay.TryEnter(out RelayHop? hop))
        {
            try
            {
                PassOn(answer, publication, flushes, hop);
            }
            finally
            {
                flushes.Relay.Leave();
            }
        }

        return true;
    }

    private bool TryFind(ReadOnlySpan<byte> subject, [NotNullWhen(true)] out PendingAnswer? answer)
    {
        answer = null;
        if (!ReplyTokens.TryRead(subject[PrefixSize..], out ulong token))
        {
            return false;
        }

        lock (_lock)
        {
            _pending.TryGetValue(token, out answer);
        }

        ReadOnlySpan<byte> tail = subject[(PrefixSize + ReplyTokens.Size)..];
        if (answer is null || !tail.SequenceEqual(TailOf(answer)))
        {
            return false;
        }

        if (answer.EndsWithFirst || !answer.Import.IsActive)
        {
            return Forget(answer) && answer.Import.IsActive;
        }

        answer.Touch();
        return true;
    }

    private ReadOnlySpan<byte> TailOf(PendingAnswer answer) => answer.Probe is null ? default : _measuredTail;

    private void PassOn(PendingAnswer answer, in Publication publication, FlushSet flushes, RelayHop hop)
    {
        answer.Probe?.ReportAnswer(publication, flushes);
        publication.Trace?.AddServiceImport(answer.Destination, publication.Subject, answer.Reply);
        RouteEntry route = hop.Route(answer.Destination, answer.Reply, Broker.Random);
        int delivered = 0;
        if (!route.Targets.IsEmpty && publication.Trace?.IsOnly != true)
        {
            delivered = publication.Reply.IsEmpty && publication.Trace is not { IsTold: true }
                ? Router.Deliver(route.Targets, publication with { Head = route.Head, HasCrossed = true }, flushes, Broker.Random)
                : PassOnRewritten(answer, route, publication, flushes, hop);
        }

        if ((delivered == 0 || publication.Body.IsEmpty) && !answer.EndsWithFirst)
        {
            Forget(answer); // nobody waits for the rest of a stream of answers, or an empty one ends it
        }
    }

    /// <summary>A traced answer, or one that wants an answer itself: its sender is asked through a reply subject of the other account.</summary>
    private int PassOnRewritten(PendingAnswer answer, RouteEntry route, in Publication publication, FlushSet flushes, RelayHop hop)
    {
        AnswerTable back = answer.Destination.Sharing.Answers;
        Account sender = answer.Destination == answer.Import.Importer ? answer.Import.Exporter : answer.Import.Importer;
        PendingAnswer? next = null;
        if (!publication.Reply.IsEmpty && !back.TryExpect(answer.Import, sender, publication.Reply, probe: null, out next))
        {
            return 0;
        }

        hop.Text.ResetWrittenCount();
        if (next is not null)
        {
            back.WriteReply(next, hop.Text);
        }

        int replyLength = hop.Text.WrittenCount;
        ReadOnlySpan<byte> header = publication.Body[..Math.Max(0, publication.HeaderSize)];
        if (publication.Trace is { IsTold: true })
        {
            RequestHeaders.WriteUntraced(hop.Text, header);
            header = hop.Text.WrittenSpan[replyLength..];
        }

        using RewrittenMessage message = new(Broker.Buffers, publication, route.Head, hop.Text.WrittenSpan[..replyLength], header);
        int delivered = Router.Deliver(route.Targets, message.Publication with { Trace = null }, flushes, Broker.Random);
        if (delivered == 0 && next is not null)
        {
            back.Forget(next);
        }

        return delivered;
    }
}
