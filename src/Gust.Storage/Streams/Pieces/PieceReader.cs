using System.Buffers;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams.Pieces;

/// <summary>Reads stretches of blocks out of their pieces, and keeps the pieces read last: whoever reads in sequence decodes each once.</summary>
/// <remarks>What cannot be read is zeros, which are no records.</remarks>
internal sealed class PieceReader(IBlockFiles files, StoreCipher? cipher, int piecesMax)
{
    private readonly List<DecodedPiece> _pieces = [];
    private byte[] _joined = [];
    private long _uses;

    /// <summary>Bytes of a block, <paramref name="length"/> of them. They hold until the next read.</summary>
    public ReadOnlySpan<byte> Read(PieceMap map, ulong block, int offset, int length)
    {
        if (map.TryFind(offset, out PieceEntry entry) && offset + length <= entry.End)
        {
            return Decode(block, entry).Bytes.AsSpan(offset - entry.Start, length);
        }

        if (_joined.Length < length)
        {
            ReturnJoined();
            _joined = ArrayPool<byte>.Shared.Rent(length);
        }

        Span<byte> joined = _joined.AsSpan(0, length);
        for (int at = 0; at < length;)
        {
            at += Join(map, block, offset + at, joined[at..]);
        }

        return joined;
    }

    /// <summary>Whether a piece can be read.</summary>
    public bool IsGood(ulong block, PieceEntry entry) => Decode(block, entry).IsGood;

    /// <summary>Forgets what was read of a block.</summary>
    public void Forget(ulong block)
    {
        for (int i = _pieces.Count - 1; i >= 0; i--)
        {
            if (_pieces[i].Block == block)
            {
                ArrayPool<byte>.Shared.Return(_pieces[i].Bytes);
                _pieces.RemoveAt(i);
            }
        }
    }

    public void Release()
    {
        foreach (DecodedPiece piece in _pieces)
        {
            ArrayPool<byte>.Shared.Return(piece.Bytes);
        }

        _pieces.Clear();
        ReturnJoined();
    }

    /// <summary>Copies what one piece has of a stretch, or zeros up to the next piece. Answers how much that was.</summary>
    private int Join(PieceMap map, ulong block, int offset, Span<byte> into)
    {
        if (!map.TryFind(offset, out PieceEntry entry))
        {
            int next = map.NextStart(offset);
            int missing = next > offset ? Math.Min(next - offset, into.Length) : into.Length;
            into[..missing].Clear();
            return missing;
        }

        int length = Math.Min(entry.End - offset, into.Length);
        Decode(block, entry).Bytes.AsSpan(offset - entry.Start, length).CopyTo(into);
        return length;
    }

    private DecodedPiece Decode(ulong block, PieceEntry entry)
    {
        foreach (DecodedPiece piece in _pieces)
        {
            if (piece.Block == block && piece.At == entry.At)
            {
                piece.Used = ++_uses;
                return piece;
            }
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(entry.Length);
        bool isGood = TryDecode(files.Open(block), entry, bytes.AsSpan(0, entry.Length));
        if (!isGood)
        {
            bytes.AsSpan(0, entry.Length).Clear();
        }

        var decoded = new DecodedPiece(block, entry.At, bytes, isGood) { Used = ++_uses };
        Keep(decoded);
        return decoded;
    }

    private bool TryDecode(IDiskFile file, PieceEntry entry, Span<byte> into)
    {
        Span<byte> bytes = stackalloc byte[PieceHeader.Size];
        return file.Read(entry.At, bytes) == bytes.Length
            && PieceHeader.TryRead(bytes, out PieceHeader header)
            && header.Start == entry.Start
            && header.Length == entry.Length
            && PieceCodec.TryRead(file, entry.At, header, into, cipher);
    }

    private void Keep(DecodedPiece piece)
    {
        if (_pieces.Count >= piecesMax)
        {
            int oldest = 0;
            for (int i = 1; i < _pieces.Count; i++)
            {
                oldest = _pieces[i].Used < _pieces[oldest].Used ? i : oldest;
            }

            ArrayPool<byte>.Shared.Return(_pieces[oldest].Bytes);
            _pieces[oldest] = piece;
            return;
        }

        _pieces.Add(piece);
    }

    private void ReturnJoined()
    {
        if (_joined.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_joined);
            _joined = [];
        }
    }
}
