using System.Buffers;
using System.IO.Compression;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;

namespace Gust.Storage.Streams.Pieces;

/// <summary>Compresses and encrypts a stretch of a block, and reads it back.</summary>
internal static class PieceCodec
{
    /// <summary>The fastest of Brotli's that still finds most: what is stored is read seldom and written always.</summary>
    private const int Quality = 1;
    private const int WindowBits = 16;

    /// <summary>What compression must save to be worth undoing: one part in so many.</summary>
    private const int SavedMin = 16;

    /// <summary>Writes a piece at a place of a file and answers how many bytes it takes there.</summary>
    public static int Write(IDiskFile file, long at, PieceHeader header, ReadOnlySpan<byte> content, bool compresses, StoreCipher? cipher)
    {
        int front = PieceHeader.Size + (cipher is null ? 0 : StoreCipher.Overhead);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(front + content.Length);
        try
        {
            Span<byte> body = buffer.AsSpan(front, content.Length);
            int length = 0;
            bool isCompressed = compresses && BrotliEncoder.TryCompress(content, body[..(content.Length - (content.Length / SavedMin))], out length, Quality, WindowBits);
            if (isCompressed)
            {
                body = body[..length];
            }
            else
            {
                content.CopyTo(body);
            }

            Span<byte> piece = buffer.AsSpan(0, front + body.Length);
            Span<byte> stored = piece[PieceHeader.Size..];
            header = header with { IsCompressed = isCompressed, IsEncrypted = cipher is not null, Length = content.Length, Stored = stored.Length };
            if (cipher is not null)
            {
                header.Write(piece);
                cipher.Seal(body, PieceHeader.ContextOf(piece), stored);
            }

            (header with { StoredCrc = Crc32C.Of(stored) }).Write(piece);
            file.Write(at, piece);
            return piece.Length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the content of a piece, <see cref="PieceHeader.Length"/> bytes; false when it is not what was written.</summary>
    /// <exception cref="StoreKeyException">It is encrypted, and there is no cipher.</exception>
    public static bool TryRead(IDiskFile file, long at, in PieceHeader header, Span<byte> into, StoreCipher? cipher)
    {
        int size = PieceHeader.Size + header.Stored;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
        byte[]? opened = null;
        try
        {
            Span<byte> piece = buffer.AsSpan(0, size);
            if (file.Read(at, piece) < size || Crc32C.Of(piece[PieceHeader.Size..]) != header.StoredCrc)
            {
                return false;
            }

            ReadOnlySpan<byte> body = piece[PieceHeader.Size..];
            if (header.IsEncrypted)
            {
                opened = ArrayPool<byte>.Shared.Rent(header.Stored);
                Span<byte> plain = opened.AsSpan(0, Math.Max(0, header.Stored - StoreCipher.Overhead));
                if (!CipherFor(cipher).TryOpen(body, PieceHeader.ContextOf(piece), plain))
                {
                    return false;
                }

                body = plain;
            }

            return TryExpand(header, body, into);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (opened is not null)
            {
                ArrayPool<byte>.Shared.Return(opened);
            }
        }
    }

    /// <summary>Whether the stored bytes are there as they were written.</summary>
    public static bool IsIntact(IDiskFile file, long at, in PieceHeader header)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(header.Stored);
        Span<byte> stored = buffer.AsSpan(0, header.Stored);
        bool isIntact = file.Read(at + PieceHeader.Size, stored) == stored.Length && Crc32C.Of(stored) == header.StoredCrc;
        ArrayPool<byte>.Shared.Return(buffer);
        return isIntact;
    }

    private static bool TryExpand(in PieceHeader header, ReadOnlySpan<byte> body, Span<byte> into)
    {
        into = into[..header.Length];
        if (header.IsCompressed)
        {
            return BrotliDecoder.TryDecompress(body, into, out int length) && length == into.Length;
        }

        if (body.Length != into.Length)
        {
            return false;
        }

        body.CopyTo(into);
        return true;
    }

    private static StoreCipher CipherFor(StoreCipher? cipher) =>
        cipher ?? throw new StoreKeyException("A stream is encrypted: set the store's 'key'.");
}
