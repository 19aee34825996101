using Gust.JetStream.Model.Requests;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Api;

/// <summary>Several messages for one direct get: those that a search finds, or given ones. A long one takes turns with the rest of the stream's work.</summary>
internal sealed class DirectBatch : IStreamTask
{
    /// <summary>Messages of one turn.</summary>
    private const int TurnMax = 256;

    private readonly DirectReply _reply;
    private readonly long _bytesMax;
    private long _wanted;
    private long _bytes;
    private ulong _last;
    private int _place;

    public DirectBatch(DirectReply reply, MessageGetRequest request, StreamOwner stream)
    {
        _reply = reply;
        _wanted = request.Batch == 0 ? long.MaxValue : request.Batch;

        // No more than may wait for one client: what is left is told, and asked for again.
        long most = stream.Context.Broker.Options.MaxPending;
        _bytesMax = request.MaxBytes > 0 ? Math.Min(request.MaxBytes, most) : most;
    }

    /// <summary>What the search is for; null: all.</summary>
    public SubjectFilter? Filter { get; init; }

    /// <summary>Where the search goes on.</summary>
    public ulong Next { get; set; }

    /// <summary>Instead of a search: these, rising.</summary>
    public List<ulong>? Sequences { get; init; }

    /// <summary>As many are still to come.</summary>
    public required long Pending { get; set; }

    /// <summary>Up to which sequence <see cref="Sequences"/> were looked for.</summary>
    public ulong UpTo { get; init; }

    /// <summary>Only the payloads are wanted.</summary>
    public bool IsBare { get; init; }

    public void Run(StreamOwner stream)
    {
        if (stream.IsEnded)
        {
            return;
        }

        for (int sent = 0; sent < TurnMax; sent++)
        {
            if (_wanted <= 0 || _bytes >= _bytesMax || !TryTake(stream.Store, out StoredMessage message))
            {
                _reply.End(stream, Pending, _last, UpTo);
                return;
            }

            Send(stream, message);
        }

        stream.Post(this);
    }

    private bool TryTake(IStreamStore store, out StoredMessage message)
    {
        if (Sequences is null)
        {
            bool found = store.TryLoadNext(Filter, Next, out message);
            Next = message.Sequence + 1;
            return found;
        }

        while (_place < Sequences.Count)
        {
            if (store.TryLoad(Sequences[_place++], out message))
            {
                return true;
            }
        }

        message = default;
        return false;
    }

    private void Send(StreamOwner stream, in StoredMessage message)
    {
        _wanted--;
        _bytes += message.Subject.Length + message.Headers.Length + message.Payload.Length;
        if (IsBare)
        {
            // As with the reference what is left is not counted down then.
            _reply.Payload(stream, message);
        }
        else
        {
            Pending = Math.Max(0, Pending - 1);
            _reply.Message(stream, message, Pending, _last);
        }

        _last = message.Sequence;
    }
}
