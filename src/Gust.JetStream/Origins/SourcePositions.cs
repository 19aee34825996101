using System.Text;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Origins;

/// <summary>Finds in a stream how far it has followed its sources: the newest message of each tells.</summary>
internal static class SourcePositions
{
    /// <summary>Sets the positions of the links. Walks back from the newest message until all are found.</summary>
    public static void Find(IStreamStore store, IEnumerable<OriginLink> links)
    {
        List<OriginLink> open = [.. links];
        open.ForEach(link => link.Position = 0);
        ulong sequence = store.Counts.LastSequence;
        while (open.Count > 0 && sequence > 0 && store.TryLoadLast(null, sequence, out StoredMessage message))
        {
            sequence = message.Sequence - 1;
            if (!message.Headers.IsEmpty && SourceMark.TryParse(HeaderFields.Find(message.Headers, SourceMark.Name), out SourceMark mark))
            {
                Set(open, mark);
            }
        }
    }

    private static void Set(List<OriginLink> open, in SourceMark mark)
    {
        for (int i = 0; i < open.Count; i++)
        {
            if (open[i].Key.IsOf(mark))
            {
                open[i].Position = mark.Sequence;
                open[i].Identity = Encoding.UTF8.GetString(mark.Identity);
                open.RemoveAt(i);
                return;
            }
        }
    }
}
