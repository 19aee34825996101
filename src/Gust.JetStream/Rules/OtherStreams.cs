using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>The streams of an account without the one that is asked about.</summary>
internal readonly struct OtherStreams(IStreamCatalog streams, string name)
{
    private readonly string _name = name;

    public int Count => streams.Count - (streams.Find(_name) is null ? 0 : 1);

    public StreamConfig? Find(string other) => other == _name ? null : streams.Find(other);

    /// <summary>Whether any of them takes messages on a subject that one of these matches too.</summary>
    public bool AnyOverlaps(IReadOnlyList<string> subjects)
    {
        byte[][] wanted = [.. subjects.Select(Subject.Bytes)];
        foreach (StreamConfig other in streams.All)
        {
            if (other.Name != _name && other.Subjects is { } taken && Subject.AnyOverlap(wanted, taken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Bytes that they have reserved in a kind of storage.</summary>
    public Int128 Reserved(StorageKind storage)
    {
        Int128 reserved = 0;
        foreach (StreamConfig other in streams.All)
        {
            if (other.Storage == storage && other.Name != _name)
            {
                reserved += StreamReservation.Of(other);
            }
        }

        return reserved;
    }
}
