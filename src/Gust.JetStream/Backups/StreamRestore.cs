using System.Buffers;
using System.Text;
using Gust.Core;
using Gust.Core.Sharing;
using Gust.Foundation;
using Gust.JetStream.Api;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Commits;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Backups;

/// <summary>Makes a stream from the chunks of a backup (spec: jetstream.md section 9). It is there when all of it is durable, or not at all.</summary>
/// <remarks>
/// Members are for the turn of the new stream's owner, whom nobody else knows meanwhile. Messages go straight into the stream's files;
/// one record with their image puts the stream into the journal once they are synced. A folder without it is nobody's, and goes.
/// </remarks>
internal sealed class StreamRestore : TimerEntry, IStreamChange
{
    /// <summary>Written bytes after which the files are synced, so that the end has not all of it to do.</summary>
    private const long SyncBytes = 64 << 20;

    /// <summary>How long a sender may send nothing.</summary>
    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(30);

    private readonly ApiCall _call;
    private readonly StreamOwner _stream;
    private readonly ICommitLog _log;
    private readonly byte[] _subject;
    private readonly RestoreEndpoint _endpoint;
    private readonly RestoredContents _contents;
    private readonly ArchiveReader _archive;
    private readonly S2Reader _frames;
    private readonly DateTimeOffset _start;
    private byte[] _reply = [];
    private long _bytes;
    private long _unsynced;
    private bool _isOver;

    /// <param name="call">The request, not answered yet.</param>
    /// <param name="stream">New, and known to nobody.</param>
    /// <param name="log">Where the stream is made known when it is whole.</param>
    public StreamRestore(ApiCall call, StreamOwner stream, ICommitLog log)
    {
        _call = call;
        _stream = stream;
        _log = log;
        stream.Restore = this;
        stream.Log = new MemoryCommitLog();
        _subject = Encoding.UTF8.GetBytes($"$JS.SNAPSHOT.RESTORE.{stream.Name}.{EventId.Next(Broker.Random)}");
        _endpoint = new RestoreEndpoint(stream.Inbox);
        _contents = new RestoredContents(stream, call.Account.RuleLimits);
        _archive = new ArchiveReader(_contents);
        _frames = new S2Reader(_archive);
        _start = Broker.Time.GetUtcNow();
    }

    private Broker Broker => _call.Account.Context.Broker;

    public void Start()
    {
        if (_isOver)
        {
            return;
        }

        _call.Account.Account.Interest.Add(_subject, queue: default, _endpoint);
        SnapshotAdvisories.RestoreBegun(_call);
        _call.Answer(ApiResponses.StreamRestore, new StreamRestoreStart { DeliverSubject = Encoding.UTF8.GetString(_subject) });
        Broker.Timers.Schedule(this, s_stall);
    }

    /// <summary>A chunk came; an empty one is the end.</summary>
    public void OnChunk(in Mail mail)
    {
        if (_isOver)
        {
            return;
        }

        Broker.Timers.Schedule(this, s_stall);
        _reply = mail.Reply.ToArray();
        try
        {
            if (mail.Payload.IsEmpty)
            {
                Finish();
            }
            else
            {
                Take(mail.Payload);
            }
        }
        catch (InvalidDataException e)
        {
            Fail(JetStreamError.Of(ErrorCode.StreamRestore, e.Message));
        }
        catch (IOException e)
        {
            StoreTrouble.Tell(_stream, e);
            Fail(JetStreamError.Of(ErrorCode.StreamRestore, e.Message));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            JetStreamLog.InternalError(Broker.Log.Logger, _stream.Name, e);
            Fail(JetStreamError.Of(ErrorCode.StreamRestore, "internal error"));
        }
    }

    /// <summary>JetStream ends for the account.</summary>
    public void Abandon()
    {
        if (!_isOver)
        {
            Fail(JetStreamError.Of(ErrorCode.StreamRestore, "JetStream is not enabled any more"));
        }
    }

    /// <summary>The stream is in the journal: from now on it is one as others are.</summary>
    void IStreamChange.Apply(StreamOwner stream)
    {
        JetStreamAccount account = _call.Account;
        stream.Restore = null;
        stream.IsCommitted = true;
        stream.Open(stream.Now);
        account.Add(stream);
        account.Restoring.TryRemove(stream.Name, out _);
        if (account.IsEnabled)
        {
            stream.Start();
        }

        StreamActions.Created(account, stream.Name);
        End();
        StreamCreated answer = new() { Stream = StreamReport.Created(stream) };
        (_call with { Reply = _reply }).Answer(ApiResponses.StreamCreate, answer, isAudited: false);
    }

    void IStreamChange.Refuse(IOException why) => Fail(JetStreamError.Of(ErrorCode.StreamRestore, why.Message));

    protected internal override void OnDue() => _stream.Post(_ =>
    {
        if (!_isOver)
        {
            JetStreamLog.RestoreFailed(Broker.Log.Logger, _stream.Name, "its sender sends no more");
            _reply = [];
            Fail(JetStreamError.Of(ErrorCode.StreamRestore, "stalled"));
        }
    });

    private void Take(ReadOnlySpan<byte> chunk)
    {
        long before = _stream.Store.Counts.Bytes;
        _frames.Write(chunk);
        _bytes += chunk.Length;
        long grown = _stream.Store.Counts.Bytes - before;
        if (_stream.Site.Budget.Check(_stream.IsInMemory, grown) is { } full)
        {
            Fail(full);
            return;
        }

        _unsynced += grown;
        if (_unsynced >= SyncBytes && _stream.Store is FileStreamStore files)
        {
            files.Flush();
            files.Sync();
            _unsynced = 0;
        }

        _stream.Client.Publish(_reply, default, default, default);
    }

    private void Finish()
    {
        if (!_frames.IsAtEnd || !_archive.IsComplete)
        {
            throw new InvalidDataException("unexpected end of the archive");
        }

        Broker.Timers.Cancel(this);
        _contents.Finish();
        ArrayBufferWriter<byte> image = new();
        if (!_stream.IsInMemory)
        {
            _stream.Applied = _log.Committed;
            StreamImages.Write(_stream, image);
        }

        _stream.Log = _log;
        _stream.TryPropose(StreamRecordKind.Restored, image.WrittenSpan, this);
    }

    private void Fail(JetStreamError why)
    {
        JetStreamAccount account = _call.Account;
        foreach (ConsumerHost consumer in _stream.Consumers.All)
        {
            _stream.Site.Directory.OnConsumerRemoved(_stream, consumer);
        }

        _stream.Restore = null;
        _stream.End("");
        account.Server.Forget(_stream);
        End();
        account.Restoring.TryRemove(_stream.Name, out _);
        (_call with { Reply = _reply }).Refuse(ApiResponses.StreamCreate, why, isAudited: false);
    }

    private void End()
    {
        _isOver = true;
        Broker.Timers.Cancel(this);
        _call.Account.Account.Interest.Remove(_subject, default, _endpoint);
        _frames.Dispose();
        _archive.Dispose();
        _call.Account.Transfers.Leave();
        SnapshotAdvisories.RestoreEnded(_call, _start, _bytes);
    }
}
