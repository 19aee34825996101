using System.Buffers;
using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Streams.Images;

/// <summary>The table of subjects in an image: each with its number, for indexes of blocks name it by that.</summary>
internal static class SubjectImage
{
    public static void Write(SubjectTable table, StateWriter writer)
    {
        writer.Write(table.Count);
        writer.Write(table.End);
        for (var number = 1U; number < table.End; number++)
        {
            var entry = table[number];
            if (entry.Count > 0)
            {
                var name = table.NameOf(number);
                entry.Name = (uint)name.Length;
                entry.Hash = number;
                writer.Write(entry);
                writer.Write(name);
            }
        }
    }

    public static void Read(SubjectTable table, StateReader reader)
    {
        var count = reader.Read<int>();
        var end = reader.Read<uint>();
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        for (; count > 0; count--)
        {
            var entry = reader.Read<SubjectEntry>();
            var length = (int)entry.Name;
            if (buffer.Length < length)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = ArrayPool<byte>.Shared.Rent(length);
            }

            var name = buffer.AsSpan(0, length);
            reader.Read(name);
            table.Restore(entry.Hash, name, entry);
        }

        table.Complete(end);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
