using System.Buffers.Binary;
using Gust.Storage.Encryption;

namespace Gust.Storage.Streams.Images;

/// <summary>A state goes through a buffer of this size; encrypted, each filling is sealed by itself.</summary>
internal static class StateChunk
{
    public const int Bytes = 64 << 10;

    /// <summary>What a chunk in a file takes at most.</summary>
    public const int StoredMax = Bytes + StoreCipher.Overhead;

    private const int ContextSize = 16;

    /// <summary>Seals the chunk that begins at a place of the state.</summary>
    public static byte[] Seal(StoreCipher cipher, ReadOnlySpan<byte> plain, ulong number, long at)
    {
        Span<byte> context = stackalloc byte[ContextSize];
        WriteContext(context, number, at);
        return cipher.Seal(plain, context);
    }

    public static bool TryOpen(StoreCipher? cipher, ReadOnlySpan<byte> stored, ulong number, long at, Span<byte> into)
    {
        Span<byte> context = stackalloc byte[ContextSize];
        WriteContext(context, number, at);
        return (cipher ?? throw new StoreKeyException("A stream is encrypted: set the store's 'key'.")).TryOpen(stored, context, into);
    }

    private static void WriteContext(Span<byte> context, ulong number, long at)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(context, number);
        BinaryPrimitives.WriteInt64LittleEndian(context[8..], at);
    }
}
