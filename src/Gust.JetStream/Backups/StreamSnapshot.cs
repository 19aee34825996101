using System.Globalization;
using Gust.Core;
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
    private readonly SnapshotSender _sender;
    private readonly S2Writer _frames;
    private readonly ArchiveWriter _archive;
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
        _sender = new SnapshotSender(
            call.Account.Account, _broker, stream.Name, request, chunk => _mailbox!.Post(new SnapshotEvent(chunk)));
        _frames = new S2Writer(_sender.Chunks);
        _archive = new ArchiveWriter(_frames);
        _mailbox = new Mailbox<SnapshotEvent>(context.Scheduler, Work);
        _start = _broker.Time.GetUtcNow();
        _phase = request.CheckMessages ? SnapshotPhase.Checking : SnapshotPhase.Waiting;
    }

    public void Start()
    {
        _sender.Begin();
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
            if (_sender.TryAcknowledge(item.Acknowledged))
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
            StoreTrouble.Tell(_stream, e);
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
        if (_sender.HasInterest)
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
        if (!_sender.HasInterest)
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

        int pauseMs = _sender.Flush();
        if (_sender.IsBlocked)
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
        _isBlocked &= _sender.SendFull() == 0;
        return !_sender.IsBlocked;
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
        _sender.SendEnd();
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
            _sender.SendFailure(status);
        }

        End(status[4..]);
    }

    private void End(string error)
    {
        _phase = SnapshotPhase.Done;
        _broker.Timers.Cancel(this);
        _sender.End();
        _stream.Post(owner => owner.Store.Thaw(_source.Messages));
        _call.Account.Transfers.Leave();
        SnapshotAdvisories.Completed(_call, _start, error);
    }
}
