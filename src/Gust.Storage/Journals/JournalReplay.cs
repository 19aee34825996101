using Gust.Foundation.Disk;
using Gust.Storage.Encryption;

namespace Gust.Storage.Journals;

/// <summary>Reads a journal once, when it is opened: shows what is good, and says what is missing.</summary>
/// <param name="cipher">Decrypts what is encrypted; frames of a time when nothing was are among them.</param>
/// <param name="from">Records up to and with this position are of no interest.</param>
internal sealed class JournalReplay(SegmentFolder folder, StoreCipher? cipher, long from, JournalVisitor visitor)
{
    private readonly SegmentWindow _window = new();
    private readonly List<JournalHole> _holes = [];

    /// <summary>Up to here everything was shown or is in a hole.</summary>
    private long _end;

    /// <summary>Where in the present segment the good frame that was seen last ends.</summary>
    private long _goodEnd;
    private long _goodStart;
    private JournalHole? _suspect;
    private long _records;

    /// <summary>Decrypted records. Not in the window: what is written again from there must be what was read.</summary>
    private byte[] _plain = [];

    public JournalRecovery Run(IReadOnlyList<SegmentName> segments)
    {
        _end = segments is [var first, ..] ? Math.Min(from, first.PreviousEnd) : from;
        JournalHole? cut = null;
        for (int i = 0; i < segments.Count; i++)
        {
            Report(null, 0, 0, segments[i].PreviousEnd);
            bool isLast = i == segments.Count - 1;
            long limit = isLast ? long.MaxValue : segments[i + 1].PreviousEnd;
            if (limit > from)
            {
                Scan(segments[i], limit);
                cut = isLast ? _suspect : null;
            }

            _end = isLast ? _end : Math.Max(_end, limit);
        }

        if (segments.Count == 0 && from > 0)
        {
            // The segment in use is never given up, so a journal that had a checkpoint has one.
            _holes.Add(new JournalHole(null, 0, 0, from, from));
        }

        folder.Sync();
        return new JournalRecovery(Math.Max(_end, from), _records, _holes, cut);
    }

    /// <summary>Shows the frames of a segment that begin before <paramref name="limit"/>.</summary>
    private void Scan(SegmentName name, long limit)
    {
        using IDiskFile file = folder.Open(name);
        _window.Begin(file);
        _goodStart = _goodEnd = 0;
        _suspect = null;
        long length = file.Length;
        long offset = 0;
        while (offset < length && _end < limit)
        {
            ReadOnlySpan<byte> start = _window.Read(offset, FrameHeader.Size);
            if (!FrameHeader.TryRead(start, out FrameHeader header) || !Belongs(header, name))
            {
                if (FrameHeader.IsDamaged(start, name.Identity, _end))
                {
                    _suspect ??= new JournalHole(name.ToString(), offset, 0, _end, _end);
                }

                offset += FrameHeader.AlignmentMin;
                continue;
            }

            if (header.Position >= limit)
            {
                break;
            }

            TakeFrame(name, header, offset, length);
            offset += header.Extent;
        }

        if (limit != long.MaxValue)
        {
            Report(name.ToString(), _goodEnd, length - _goodEnd, limit);
        }

        Secure(file, isLast: limit == long.MaxValue);
    }

    /// <summary>
    /// Syncs a segment: what was read may have been only in memory, and others are now going to rely on it. The very last frame is written
    /// again for that: if its sync has failed, the system takes it for clean, though the device does not have it.
    /// </summary>
    private void Secure(IDiskFile file, bool isLast)
    {
        int last = (int)(_goodEnd - _goodStart);
        if (isLast && last > 0)
        {
            file.Write(_goodStart, _window.Read(_goodStart, last));
        }

        file.Sync();
    }

    private bool Belongs(FrameHeader header, SegmentName name) =>
        header.Identity == name.Identity && header.Position >= name.Base && header.Position >= _end && header.Extent >= FrameHeader.Size + header.BodyLength;

    private void TakeFrame(SegmentName name, FrameHeader header, long offset, long fileLength)
    {
        ReadOnlySpan<byte> records = [];
        int recordsAt = FrameHeader.Size + (header.IsEncrypted ? StoreCipher.Overhead : 0);
        if (header.End > from)
        {
            bool isThere = offset + FrameHeader.Size + header.BodyLength <= fileLength;
            if (!isThere || !TryReadRecords(header, offset, out records))
            {
                _suspect ??= new JournalHole(name.ToString(), offset, header.Extent, header.Position, header.End);
                return;
            }
        }

        Report(name.ToString(), _goodEnd, offset - _goodEnd, header.PreviousEnd);
        _suspect = null;
        _end = header.End;
        _goodStart = offset;
        _goodEnd = offset + header.Extent;
        Show(records, header.Position + recordsAt);
    }

    private bool TryReadRecords(FrameHeader header, long offset, out ReadOnlySpan<byte> records)
    {
        ReadOnlySpan<byte> frame = _window.Read(offset, FrameHeader.Size + header.BodyLength);
        records = frame[FrameHeader.Size..];
        if (Crc32C.Of(records) != header.BodyCrc)
        {
            return false;
        }

        return !header.IsEncrypted || TryDecrypt(frame, ref records);
    }

    private bool TryDecrypt(ReadOnlySpan<byte> frame, ref ReadOnlySpan<byte> records)
    {
        if (cipher is null)
        {
            throw new StoreKeyException("The journal is encrypted: set the store's 'key'.");
        }

        int length = records.Length - StoreCipher.Overhead;
        if (_plain.Length < length)
        {
            _plain = GC.AllocateUninitializedArray<byte>(Math.Max(length, _plain.Length * 2));
        }

        Span<byte> plain = _plain.AsSpan(0, Math.Max(0, length));
        bool isGood = cipher.TryOpen(records, FrameHeader.ContextOf(frame), plain);
        records = plain;
        return isGood;
    }

    private void Show(ReadOnlySpan<byte> body, long position)
    {
        while (!body.IsEmpty)
        {
            JournalRecord record = RecordCodec.Read(body, position);
            body = body[(RecordCodec.HeaderSize + record.Body.Length)..];
            position = record.Position;
            if (position > from)
            {
                _records++;
                visitor(record);
            }
        }
    }

    /// <summary>What should be there up to a position and was not seen is a hole, if it is of interest.</summary>
    private void Report(string? file, long offset, long length, long upTo)
    {
        if (upTo > _end && upTo > from)
        {
            _holes.Add(new JournalHole(file, offset, length, Math.Max(_end, from), upTo));
        }

        _end = Math.Max(_end, upTo);
    }
}
