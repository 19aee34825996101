using Gust.Foundation;

namespace Gust.Testing.Disk;

/// <summary>A file as its reader sees it, as the device has it, and what lies between the two.</summary>
internal sealed class SimulatedInode
{
    /// <summary>What a device writes whole or not at all.</summary>
    private const int SectorSize = 512;

    private readonly SimulatedContent _durable = new();
    private readonly List<PendingWrite> _pending = [];

    public SimulatedContent Current { get; } = new();

    public long DurableLength => _durable.Length;

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        Current.Write(offset, bytes);
        _pending.Add(new PendingWrite(offset, bytes.ToArray(), Current.Length));
    }

    public void SetLength(long length)
    {
        Current.SetLength(length);
        _pending.Add(new PendingWrite(length, null, length));
    }

    public void Sync()
    {
        foreach (PendingWrite write in _pending)
        {
            Apply(write);
        }

        _pending.Clear();
    }

    /// <summary>A sync that failed: some of it reached the device, and the system takes the rest for clean. No later sync writes it.</summary>
    public void FailSync(IRandom random) => Scatter(random);

    /// <summary>The power was cut: what was not synced is there in part, sector by sector; readers see what the device has.</summary>
    public void Crash(IRandom random)
    {
        long[] lengths = [_durable.Length, .. _pending.Select(write => write.LengthAfter)];
        long length = lengths[random.Next(lengths.Length)];
        Scatter(random);
        _durable.SetLength(length);
        Current.CopyFrom(_durable);
    }

    /// <summary>Changes what is on the device, and what readers see of it.</summary>
    public void Damage(Action<SimulatedContent> change)
    {
        change(_durable);
        change(Current);
    }

    private void Scatter(IRandom random)
    {
        foreach (PendingWrite write in _pending)
        {
            switch (random.Next(4))
            {
                case 0:
                    break;
                case 1:
                    Apply(write);
                    break;
                case 2:
                    ApplySectors(write, sectors: random.Next(int.MaxValue), random: null);
                    break;
                default:
                    ApplySectors(write, sectors: int.MaxValue, random);
                    break;
            }
        }

        _pending.Clear();
    }

    private void Apply(PendingWrite write)
    {
        if (write.Bytes is null)
        {
            _durable.SetLength(write.Offset);
        }
        else
        {
            _durable.Write(write.Offset, write.Bytes);
        }
    }

    /// <summary>Applies the first sectors of a write, or such that chance picks.</summary>
    private void ApplySectors(PendingWrite write, int sectors, IRandom? random)
    {
        if (write.Bytes is not { Length: > 0 } bytes)
        {
            return;
        }

        long first = write.Offset / SectorSize;
        long end = (write.Offset + bytes.Length + SectorSize - 1) / SectorSize;
        long stop = random is null ? first + (sectors % (end - first)) : end;
        for (long sector = first; sector < stop; sector++)
        {
            if (random?.Next(2) == 0)
            {
                continue;
            }

            long from = Math.Max(sector * SectorSize, write.Offset);
            long to = Math.Min((sector + 1) * SectorSize, write.Offset + bytes.Length);
            _durable.Write(from, bytes.AsSpan((int)(from - write.Offset), (int)(to - from)));
        }
    }
}
