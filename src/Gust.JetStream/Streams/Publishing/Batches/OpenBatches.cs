using System.Diagnostics.CodeAnalysis;
using Gust.Core;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>Batches of one kind that are open on a stream. Owned by it.</summary>
internal sealed class OpenBatches<TBatch>
    where TBatch : class, IOpenBatch
{
    private readonly Dictionary<byte[], TBatch> _byId = new(BytesComparer.Instance);

    public int Count => _byId.Count;

    /// <summary>A copy: they may be removed meanwhile.</summary>
    public TBatch[] All => [.. _byId.Values];

    /// <summary>No batch has waited for too long before this moment.</summary>
    public long NextDue { get; private set; } = Nanoseconds.Never;

    public bool TryGet(ReadOnlySpan<byte> id, [NotNullWhen(true)] out TBatch? batch) =>
        _byId.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(id, out batch);

    public void Add(TBatch batch) => _byId.Add(batch.Id, batch);

    public void Remove(TBatch batch) => _byId.Remove(batch.Id);

    /// <summary>A message of the batch came.</summary>
    public void Touch(TBatch batch, long now, long timeoutNs)
    {
        batch.LastActive = now;
        NextDue = Math.Min(NextDue, now + timeoutNs);
    }

    /// <summary>Those that nobody has gone on with for so long; whoever asks removes them.</summary>
    public IReadOnlyList<TBatch> FindOverdue(long now, long timeoutNs)
    {
        if (now < NextDue)
        {
            return [];
        }

        NextDue = Nanoseconds.Never;
        List<TBatch> overdue = [];
        foreach (TBatch batch in _byId.Values)
        {
            long due = batch.LastActive + timeoutNs;
            if (due <= now)
            {
                overdue.Add(batch);
            }
            else
            {
                NextDue = Math.Min(NextDue, due);
            }
        }

        return overdue;
    }
}
