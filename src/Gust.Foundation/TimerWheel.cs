using System.Numerics;

namespace Gust.Foundation;

/// <summary>All timers of a server: O(1) to schedule and cancel, and no wake-ups while nothing is due.</summary>
/// <remarks>
/// A hierarchical wheel of <see cref="Levels"/> levels with 64 slots each. One tick is <see cref="TickMs"/>; an entry fires at
/// its time or up to one tick later, never earlier. Entries further away than the last level wait in its last slot and
/// are placed anew from there. The lock is a leaf: entries fire after it was left. An entry that throws is reported and
/// does not keep the others from firing.
/// </remarks>
internal sealed class TimerWheel : IDisposable
{
    public const int TickMs = 8;
    private const int Levels = 5;
    private const int SlotBits = 6;
    private const int SlotsPerLevel = 1 << SlotBits;

    /// <summary>The system's timers reach 49 days; for what is further away the alarm is set again on the way.</summary>
    private const double AlarmMsMax = int.MaxValue;

    private readonly Lock _lock = new();
    private readonly TimerEntry?[] _slots = new TimerEntry?[Levels * SlotsPerLevel];
    private readonly ulong[] _occupied = new ulong[Levels];
    private readonly List<TimerEntry> _due = [];
    private readonly TimeProvider _time;
    private readonly Action<Exception> _report;
    private readonly long _origin;
    private readonly ITimer _alarm;
    private long _now;
    private long _armedFor = long.MaxValue;
    private long _failures;

    /// <param name="time">The clock.</param>
    /// <param name="report">Told what an entry threw, on the wheel's thread: a defect of that entry.</param>
    public TimerWheel(TimeProvider time, Action<Exception> report)
    {
        _time = time;
        _report = report;
        _origin = time.GetTimestamp();
        _alarm = time.CreateTimer(static wheel => ((TimerWheel)wheel!).Advance(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Entries that threw, since the start.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Makes <paramref name="entry"/> fire after <paramref name="delay"/>; an earlier schedule of it is forgotten.</summary>
    public void Schedule(TimerEntry entry, TimeSpan delay)
    {
        lock (_lock)
        {
            Unlink(entry);
            double dueMs = _time.GetElapsedTime(_origin).TotalMilliseconds + Math.Max(0, delay.TotalMilliseconds);
            entry.DueTick = Math.Max((long)Math.Ceiling(dueMs / TickMs), _now + 1);
            Link(entry);
            Arm();
        }
    }

    /// <summary>Forgets a schedule. An entry that is firing right now may still be called once.</summary>
    public void Cancel(TimerEntry entry)
    {
        lock (_lock)
        {
            Unlink(entry);
        }
    }

    public void Dispose() => _alarm.Dispose();

    private long CurrentTick() => (long)(_time.GetElapsedTime(_origin).TotalMilliseconds / TickMs);

    private void Advance()
    {
        TimerEntry[] due;
        lock (_lock)
        {
            _armedFor = long.MaxValue;
            long target = CurrentTick();
            while (_now < target)
            {
                _now = Math.Min(target, NextEventTick());
                CollectDue();
            }

            due = [.. _due];
            _due.Clear();
            Arm();
        }

        foreach (TimerEntry entry in due)
        {
            try
            {
                entry.OnDue();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Report(e);
            }
        }
    }

    /// <summary>A log that is out of order is no reason to stop the clock either; the failure is counted.</summary>
    private void Report(Exception fault)
    {
        Interlocked.Increment(ref _failures);
        try
        {
            _report(fault);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    /// <summary>Moves what the slots that begin at the present tick hold: down a level, or to the due list.</summary>
    private void CollectDue()
    {
        for (int level = Levels - 1; level >= 0; level--)
        {
            int shift = level * SlotBits;
            if ((_now & ((1L << shift) - 1)) != 0)
            {
                continue;
            }

            int slot = (level << SlotBits) + (int)((_now >> shift) & (SlotsPerLevel - 1));
            TimerEntry? entry = _slots[slot];
            _slots[slot] = null;
            _occupied[level] &= ~(1UL << (slot & (SlotsPerLevel - 1)));
            while (entry is not null)
            {
                TimerEntry? next = entry.Next;
                entry.Previous = entry.Next = null;
                entry.Slot = -1;
                if (entry.DueTick <= _now)
                {
                    _due.Add(entry);
                }
                else
                {
                    Link(entry);
                }

                entry = next;
            }
        }
    }

    /// <summary>The next tick at which an occupied slot begins; <see cref="long.MaxValue"/> when nothing is scheduled.</summary>
    private long NextEventTick()
    {
        long earliest = long.MaxValue;
        for (int level = 0; level < Levels; level++)
        {
            if (_occupied[level] == 0)
            {
                continue;
            }

            int shift = level * SlotBits;
            long present = _now >> shift;
            int position = (int)(present & (SlotsPerLevel - 1));
            int ahead = BitOperations.TrailingZeroCount(BitOperations.RotateRight(_occupied[level], (position + 1) & 63)) + 1;
            earliest = Math.Min(earliest, (present + ahead) << shift);
        }

        return earliest;
    }

    private void Arm()
    {
        long next = NextEventTick();
        if (next < _armedFor)
        {
            _armedFor = next;
            double dueMs = (next * (double)TickMs) - _time.GetElapsedTime(_origin).TotalMilliseconds;
            _alarm.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(dueMs), 1, AlarmMsMax)), Timeout.InfiniteTimeSpan);
        }
    }

    private void Link(TimerEntry entry)
    {
        long distance = entry.DueTick - _now;
        int level = Math.Min((63 - BitOperations.LeadingZeroCount((ulong)distance | 1)) / SlotBits, Levels - 1);
        long reach = 1L << ((level + 1) * SlotBits);
        long at = distance < reach ? entry.DueTick : _now + reach - 1;
        int slot = (int)((at >> (level * SlotBits)) & (SlotsPerLevel - 1));
        int index = (level << SlotBits) + slot;
        entry.Slot = index;
        entry.Previous = null;
        entry.Next = _slots[index];
        if (entry.Next is not null)
        {
            entry.Next.Previous = entry;
        }

        _slots[index] = entry;
        _occupied[level] |= 1UL << slot;
    }

    private void Unlink(TimerEntry entry)
    {
        if (entry.Slot < 0)
        {
            return;
        }

        if (entry.Next is not null)
        {
            entry.Next.Previous = entry.Previous;
        }

        if (entry.Previous is not null)
        {
            entry.Previous.Next = entry.Next;
        }
        else
        {
            _slots[entry.Slot] = entry.Next;
            if (entry.Next is null)
            {
                _occupied[entry.Slot >> SlotBits] &= ~(1UL << (entry.Slot & (SlotsPerLevel - 1)));
            }
        }

        entry.Previous = entry.Next = null;
        entry.Slot = -1;
    }
}
