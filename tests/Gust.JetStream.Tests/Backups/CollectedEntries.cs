using System.Text;
using Gust.JetStream.Backups.Archives;

namespace Gust.JetStream.Tests.Backups;

/// <summary>Keeps the entries that come, as lines.</summary>
internal sealed class CollectedEntries : IArchiveVisitor
{
    public List<string> Lines { get; } = [];

    public void Visit(in ArchiveEntry entry) => Lines.Add(
        $"{Text(entry.Name)}|{entry.Time}|{entry.Sequence}|{Text(entry.Headers)}|{Text(entry.Payload)}");

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
