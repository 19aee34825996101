using System.Buffers;
using Gust.JetStream.Backups.Archives;

namespace Gust.JetStream.Tests.Backups;

/// <summary>Keeps the bytes that come.</summary>
internal sealed class CollectedBytes : IByteTarget
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] All => _bytes.WrittenSpan.ToArray();

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);
}
