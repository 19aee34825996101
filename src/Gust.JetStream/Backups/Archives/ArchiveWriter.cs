using Gust.JetStream.Consumers;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Writes the entries of an archive.</summary>
/// <param name="target">Gets the archive.</param>
internal sealed class ArchiveWriter(IByteTarget target)
{
    public void Begin() => target.Write(ArchiveFormat.Magic);

    public void Write(in ArchiveEntry entry)
    {
        Span<byte> head = stackalloc byte[5 * VarInt.BytesMax];
        int length = VarInt.Write(head, (ulong)entry.Name.Length);
        length += VarInt.Write(head[length..], VarInt.ZigZag(entry.Time));
        length += VarInt.Write(head[length..], entry.Sequence);
        length += VarInt.Write(head[length..], (ulong)entry.Headers.Length);
        length += VarInt.Write(head[length..], (ulong)entry.Payload.Length);
        target.Write(head[..length]);
        target.Write(entry.Name);
        target.Write(entry.Headers);
        target.Write(entry.Payload);
    }

    /// <summary>Says that the archive is whole.</summary>
    public void End() => Write(new ArchiveEntry { Name = default });
}
