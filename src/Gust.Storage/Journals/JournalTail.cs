namespace Gust.Storage.Journals;

/// <summary>The end of a journal, where frames are written. Owned by the journal's thread, but for <see cref="SyncNow"/> and <see cref="Forget"/>.</summary>
/// <remarks>
/// A segment in which a write or a sync has failed is never written again: what such a call has left behind, and whether the system still
/// means to write it, nobody knows. The name of the next segment says where the good part ends.
/// </remarks>
internal sealed class JournalTail(SegmentFolder folder, ulong identity, long end, JournalOptions options, JournalMeter meter) : IDisposable
{
    private readonly Lock _lock = new();

    /// <summary>Open segments that hold frames without a sync, oldest first, the active one among them. Only without a sync for each round.</summary>
    private readonly List<JournalSegment> _unsynced = [];

    private JournalSegment? _active;
    private long _offset;

    /// <summary>Decided, and perhaps on disk, though making it failed. Nothing else may be written then.</summary>
    private SegmentName? _nextName;
    private JournalSegment? _next;
    private bool _syncHasFailed;

    /// <summary>Behind the last committed frame.</summary>
    public long End { get; private set; } = end;

    /// <summary>Writes a round, and syncs it if each is. When it throws, nothing of the round is in the journal once anything else is.</summary>
    public void Write(JournalRound round)
    {
        int extent = round.Pad(options.Alignment);
        JournalSegment segment = SegmentFor(extent, round.Start);
        if (options.SyncEveryRound)
        {
            segment.Reserve(ReservedFor(_offset + extent));
        }

        round.Stamp(identity, End);
        WriteFrame(segment, round.Frame, round.End);
    }

    /// <summary>After a failure: makes room for the next round, and shows by writing that the disk works again.</summary>
    /// <param name="position">Where the next round would begin.</param>
    public void Restore(long position)
    {
        if (_active is { } active)
        {
            // The failure came before anything of the frame was written: there was no room.
            active.Reserve(ReservedFor(_offset + options.Alignment));
            active.Sync();
            return;
        }

        PrepareNext(position).Reserve(ReservedFor(options.Alignment));
        WriteMark(_next!, _next!.Name.Base);
    }

    /// <summary>Ends the journal such that a frame that goes bad later is known to have been one.</summary>
    public void Close(long position)
    {
        LeaveActiveIfItsSyncFailed();
        if (_active is { } active)
        {
            WriteMark(active, position);
        }
    }

    /// <summary>Syncs what is written so far. For any thread, one at a time.</summary>
    /// <remarks>A segment whose sync fails is not asked again: the system takes its content for clean then. The caller must save it by other means.</remarks>
    public void SyncNow()
    {
        JournalSegment[] segments;
        lock (_lock)
        {
            segments = [.. _unsynced];
        }

        IOException? failure = null;
        foreach (JournalSegment segment in segments)
        {
            failure = TrySync(segment) ?? failure;
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>Closes a segment that is being given up. For any thread, not beside <see cref="SyncNow"/>.</summary>
    public void Forget(SegmentName name)
    {
        lock (_lock)
        {
            if (_unsynced.Find(segment => segment.Name == name) is { } segment && segment != _active)
            {
                _unsynced.Remove(segment);
                segment.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _active?.Dispose();
        _next?.Dispose();
        foreach (JournalSegment segment in _unsynced)
        {
            segment.Dispose();
        }
    }

    private JournalSegment SegmentFor(int extent, long position)
    {
        LeaveActiveIfItsSyncFailed();
        if (_active is not null && (_offset == 0 || _offset + extent <= options.SegmentBytes))
        {
            return _active;
        }

        LeaveActive();
        return Activate(PrepareNext(position));
    }

    private JournalSegment PrepareNext(long position)
    {
        _nextName ??= new SegmentName(identity, position, End);
        return _next ??= folder.Create(_nextName.Value);
    }

    private JournalSegment Activate(JournalSegment segment)
    {
        lock (_lock)
        {
            _next = null;
            _nextName = null;
            _active = segment;
            _offset = 0;
            if (!options.SyncEveryRound)
            {
                _unsynced.Add(segment);
            }
        }

        return segment;
    }

    private void LeaveActiveIfItsSyncFailed()
    {
        bool hasFailed;
        lock (_lock)
        {
            hasFailed = _syncHasFailed;
            _syncHasFailed = false;
        }

        if (hasFailed)
        {
            LeaveActive();
        }
    }

    private void LeaveActive()
    {
        lock (_lock)
        {
            if (_active is not null && !_unsynced.Contains(_active))
            {
                _active.Dispose();
            }

            _active = null;
        }
    }

    private void WriteFrame(JournalSegment segment, ReadOnlySpan<byte> frame, long end)
    {
        try
        {
            segment.Write(_offset, frame);
            if (options.SyncEveryRound)
            {
                meter.Sync(segment);
            }
        }
        catch (IOException)
        {
            LeaveActive();
            throw;
        }

        _offset += frame.Length;
        End = end;
    }

    /// <summary>Writes a frame without records and syncs it. The same again after a failure, so that a segment that waits to be used stays good.</summary>
    private void WriteMark(JournalSegment segment, long position)
    {
        byte[] frame = new byte[options.Alignment];
        var header = new FrameHeader(identity, position, End, 0, frame.Length, 0, Crc32C.Of([]));
        header.Write(frame);
        long offset = segment == _active ? _offset : 0;
        segment.Write(offset, frame);
        segment.Sync();
        if (segment == _next)
        {
            Activate(segment);
        }

        _offset += frame.Length;
        End = header.End;
    }

    private IOException? TrySync(JournalSegment segment)
    {
        IOException? failure = null;
        bool mayGrow;
        lock (_lock)
        {
            mayGrow = segment == _active;
        }

        try
        {
            if (segment.Synced != segment.Written)
            {
                meter.Sync(segment);
            }
        }
        catch (IOException why)
        {
            failure = why;
        }

        lock (_lock)
        {
            if (failure is null && mayGrow)
            {
                return null;
            }

            _unsynced.Remove(segment);
            if (segment == _active)
            {
                _syncHasFailed = true;
            }
            else
            {
                segment.Dispose();
            }
        }

        return failure;
    }

    private long ReservedFor(long end)
    {
        long ahead = (end + options.ZeroAheadBytes - 1) / options.ZeroAheadBytes * options.ZeroAheadBytes;
        return Math.Max(end, Math.Min(ahead, options.SegmentBytes));
    }
}
