using System.Globalization;
using System.Text;
using Gust.Core;
using Gust.Core.Internal;
using Gust.Core.Sharing;
using Gust.Foundation;
using Gust.JetStream.Api;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Backups;

/// <summary>Sends a stream as it was when it was asked for, in chunks, as fast as the receiver acknowledges them (spec: jetstream.md section 9).</summary>
/// <remarks>Works beside the stream's owner, in slices, by a mailbox of its own. What it holds is bounded by one message and a few chunks.</remarks>
internal sealed class StreamSnapshot : TimerEntry
{
    /// <summary>What one slice reads or sends before others have their turn.</summary>
    private const int SliceBytes = 1 << 20;

    /// <summary>How long a receiver that does not listen yet is waited for.</summary>
    private static readonly TimeSpan s_interestWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_interestLook = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the receiver may take to acknowledge anything.</summary>
    private static readonly TimeSpan s_flowWait = TimeSpan.FromSeconds(5);

    private readonly ApiCall _call;
    private readonly StreamOwner _stream;
    private readonly Broker _broker;
    private readonly SnapshotSource _source;
    private readonly byte[] _deliver;
    private readonly string _ackPrefix;
    private readonly SnapshotWindow _window;
    private readonly SnapshotChunks _chunks;
    private readonly S2Writer _frames;
    private readonly ArchiveWriter _archive;
    private readonly SnapshotAcknowledgements _acknowledgements;
    private readonly InternalClient _client;
    private readonly Mailbox<SnapshotEvent> _mailbox;
    private readonly DateTimeOffset _start;
    private long _since;
    private bool _isBlocked;
    private SnapshotPhase _phase;

    /// <param name="call">The request, not answered yet.</param>
    /// <param name="stream">Has its turn.</param>
    /// <param name="request">Checked.</param>
    public StreamSnapshot(ApiCall call, StreamOwner stream, StreamSnapshotRequest request)
    {
        JetStreamContext context = call.Account.Context;
        _call = call;
        _stream = stream;
        _broker = context.Broker;
        _source = new SnapshotSource(stream, withConsumers: !request.NoConsumers);
        _deliver = Encoding.UTF8.GetBytes(request.DeliverSubject);
        int chunkSize = (int)SnapshotSizes.ChunkOf(request);
        _ackPrefix = $"$JS.SNAPSHOT.ACK.{stream.Name}.{EventId.Next(_broker.Random)}.";
        _window = new SnapshotWindow(SnapshotSizes.WindowOf(request));
        _chunks = new SnapshotChunks(_broker.Buffers, chunkSize);
        _frames = new S2Writer(_chunks);
        _archive = new ArchiveWriter(_frames);
        _acknowledgements = new SnapshotAcknowledgements(chunk => _mailbox!.Post(new SnapshotEvent(chunk)));
        _client = new InternalClient(call.Account.Account, _broker);
        _mailbox = new Mailbox<SnapshotEvent>(context.Scheduler, Work);
        _start = _broker.Time.GetUtcNow();
        _phase = request.CheckMessages ? SnapshotPhase.Checking : SnapshotPhase.Waiting;
    }

    private byte[] AckSubject => Encoding.UTF8.GetBytes(_ackPrefix + ">");

    public void Start()
    {
        _call.Account.Account.Interest.Add(AckSubject, queue: default, _acknowledgements);
        SnapshotAdvisories.Created(_call, _source.State);
        if (_phase == SnapshotPhase.Waiting)
        {
            Answer();
        }

        GoOn();
    }

    protected internal override void OnDue() => GoOn();

    private void GoOn() => _mailbox.Post(new SnapshotEvent(0));

    private void Work(Span<SnapshotEvent> batch)
    {
        foreach (SnapshotEvent item in batch)
        {
            if (_window.TryAcknowledge(item.Acknowledged))
            {
                _since = _broker.Time.GetTimestamp();
            }
        }

        if (_phase == SnapshotPhase.Done)
        {
            return;
        }

        try
        {
            Advance();
        }
        catch (IOException e)
        {
            JetStreamLog.StoreFailed(_broker.Log.Logger, _stream.Name, e.Message);
            Fail($"500 {e.Message}");
        }
    }

    private void Advance()
    {
        if (_stream.IsEnded)
        {
            Fail("500 stream is gone");
            return;
        }

        switch (_phase)
        {
            case SnapshotPhase.Checking:
                Check();
                break;
            case SnapshotPhase.Waiting:
                Await();
                break;
            default:
                Send();
                break;
        }
    }

    private void Check()
    {
        for (int read = 0; read < SliceBytes;)
        {
            if (!_source.Messages.TryNext(out StoredMessage message))
            {
                EndCheck();
                return;
            }

            read += message.Subject.Length + message.Headers.Length + message.Payload.Length + 1;
        }

        GoOn();
    }

    private void EndCheck()
    {
        if (_source.Messages.Lost > 0)
        {
            string why = $"{_source.Messages.Lost.ToString(CultureInfo.InvariantCulture)} messages are damaged";
            _call.Refuse(ApiResponses.StreamSnapshot, JetStreamError.Of(ErrorCode.StreamSnapshot, why));
            End(why);
            return;
        }

        _source.Messages.Rewind();
        _phase = SnapshotPhase.Waiting;
        Answer();
        GoOn();
    }

    private void Answer()
    {
        _call.Answer(ApiResponses.StreamSnapshot, new StreamSnapshotStart { Config = _source.Config, State = _source.State });
        _since = _broker.Time.GetTimestamp();
    }

    private void Await()
    {
        if (_client.HasInterest(_deliver))
        {
            _phase = SnapshotPhase.Sending;
            _since = _broker.Time.GetTimestamp();
            Send();
        }
        else if (_broker.Time.GetElapsedTime(_since) >= s_interestWait)
        {
            Fail("408 No Interest");
        }
        else
        {
            _broker.Timers.Schedule(this, s_interestLook);
        }
    }

    private void Send()
    {
        if (!_client.HasInterest(_deliver))
        {
            Fail("408 No Interest");
            return;
        }

        int produced = 0;
        while (TrySendWaiting() && produced < SliceBytes)
        {
            if (_source.IsAtEnd)
            {
                Complete();
                return;
            }

            produced += _source.WriteNext(_archive) + 1;
            if (_source.IsAtEnd)
            {
                _frames.Flush();
            }
        }

        int pauseMs = _client.Flush();
        if (_chunks.Waiting > 0)
        {
            AwaitAcknowledgement();
        }
        else if (pauseMs > 0)
        {
            _broker.Timers.Schedule(this, TimeSpan.FromMilliseconds(pauseMs));
        }
        else
        {
            GoOn();
        }
    }

    /// <summary>False: the window is full.</summary>
    private bool TrySendWaiting()
    {
        while (_chunks.Waiting > 0)
        {
            if (!_window.Takes(_chunks.Size))
            {
                return false;
            }

            _isBlocked = false;
            _chunks.TryTake(out SnapshotChunk chunk);
            long number = _window.Send(chunk.Length);
            string reply = string.Create(CultureInfo.InvariantCulture, $"{_ackPrefix}{chunk.Length}.{number}");
            _client.Publish(_deliver, Encoding.UTF8.GetBytes(reply), default, chunk.Buffer.AsSpan(0, chunk.Length));
            _chunks.Return(chunk);
        }

        return true;
    }

    private void AwaitAcknowledgement()
    {
        if (!_isBlocked)
        {
            _isBlocked = true;
            _since = _broker.Time.GetTimestamp();
        }

        TimeSpan left = s_flowWait - _broker.Time.GetElapsedTime(_since);
        if (left <= TimeSpan.Zero)
        {
            Fail("408 No Flow Response");
        }
        else
        {
            _broker.Timers.Schedule(this, left);
        }
    }

    private void Complete()
    {
        if (_chunks.TryTakeRest(out SnapshotChunk? rest))
        {
            _client.Publish(_deliver, default, default, rest.Value.Buffer.AsSpan(0, rest.Value.Length));
            _chunks.Return(rest.Value);
        }

        ReadOnlySpan<byte> end = _window.Sent > 0 ? "NATS/1.0 204\r\n\r\n"u8 : default;
        _client.Publish(_deliver, default, end, default);
        long lost = _source.Messages.Lost;
        End(lost == 0 ? "" : $"{lost.ToString(CultureInfo.InvariantCulture)} messages are damaged and missing");
    }

    private void Fail(string status)
    {
        if (_phase == SnapshotPhase.Checking)
        {
            _call.Refuse(ApiResponses.StreamSnapshot, JetStreamError.Of(ErrorCode.StreamSnapshot, status[4..]));
        }
        else
        {
            string line = status.ReplaceLineEndings(" ");
            _client.Publish(_deliver, default, Encoding.UTF8.GetBytes($"NATS/1.0 {line}\r\n\r\n"), default);
        }

        End(status[4..]);
    }

    private void End(string error)
    {
        _phase = SnapshotPhase.Done;
        _broker.Timers.Cancel(this);
        _client.Flush();
        _client.Trim();
        _chunks.Discard();
        _call.Account.Account.Interest.Remove(AckSubject, default, _acknowledgements);
        _stream.Post(owner => owner.Store.Thaw(_source.Messages));
        _call.Account.Transfers.End();
        SnapshotAdvisories.Completed(_call, _start, error);
    }
}
