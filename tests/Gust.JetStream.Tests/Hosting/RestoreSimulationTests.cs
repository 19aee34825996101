using System.Text;
using Gust.Core;
using Gust.Foundation;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Restores that the power or the disk ends: a stream is there whole, or not at all; what was answered is there.</summary>
public sealed class RestoreSimulationTests
{
    private const int Messages = 26;
    private static readonly byte[] s_backup = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Backups", "reference.s2"));

    [Fact]
    public void Power_cut_at_any_operation_leaves_a_whole_stream_or_none()
    {
        int cuts = 0;
        for (bool wasCut = true; wasCut; cuts++)
        {
            SimulationSeeds.Saying($"operation {cuts}", () => wasCut = RunUntilCut(cuts));
        }

        Assert.True(cuts > 10, "the restore has more operations on the disk than that");
    }

    [Fact]
    public void Failing_disk_leaves_a_whole_stream_or_none()
    {
        for (int operation = 0; operation < 60; operation++)
        {
            SimulationSeeds.Saying($"operation {operation}", () => RunWithFailure(operation));
        }
    }

    [Fact]
    public void Folder_of_a_restore_that_was_cut_off_goes()
    {
        SimulatedDisk disk = new(new SeededRandom(2));
        using (StoreLife life = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(1)))
        {
            string subject = Begin(life)!;
            Send(life, subject, s_backup.AsSpan(0, 3000));
            life.Server.CheckpointNow();
            life.Settle();
            Send(life, subject, s_backup.AsSpan(3000));
            disk.Crash();
        }

        using StoreLife next = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(2));
        for (int i = 0; i < 3; i++)
        {
            next.Server.CheckpointNow();
            next.Settle();
        }

        Assert.DoesNotContain("1", disk.Exists(StoreLife.Folder + "/streams") ? disk.Folders(StoreLife.Folder + "/streams") : []);
    }

    /// <summary>True: the power went before all was done.</summary>
    private static bool RunUntilCut(int operation)
    {
        SimulatedDisk disk = new(new SeededRandom(operation));
        bool isAnswered;
        using (StoreLife life = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(1)))
        {
            disk.FailAt(operation + 1, SimulatedFault.PowerCut);
            isAnswered = Restore(life);
            disk.Crash();
        }

        using StoreLife next = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(2));
        bool isThere = Check(next);
        Assert.True(isThere || !isAnswered, "the restore was answered and the stream is gone");
        if (!isThere)
        {
            Assert.True(Restore(next), "it cannot be restored anew");
            Check(next);
        }

        return !isAnswered;
    }

    private static void RunWithFailure(int operation)
    {
        SimulatedDisk disk = new(new SeededRandom(operation));
        bool isAnswered;
        using (StoreLife life = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(1)))
        {
            disk.FailAt(operation + 1, (SimulatedFault)(operation % 2), 2);
            isAnswered = Restore(life);
            disk.Heal();
            life.Advance(TimeSpan.FromSeconds(2)); // what failed is tried again
            life.Settle();
            Assert.True(Check(life) || !isAnswered, "the restore was answered and the stream is not there");
            disk.Crash();
        }

        using StoreLife next = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(2));
        Assert.True(Check(next) || !isAnswered, "the restore was answered and the stream is gone");
    }

    /// <summary>Restores with checkpoints in between. True: the end was answered by a stream.</summary>
    private static bool Restore(StoreLife life)
    {
        if (Begin(life) is not { } subject)
        {
            return false;
        }

        for (int at = 0; at < s_backup.Length; at += 1000)
        {
            Send(life, subject, s_backup.AsSpan(at, Math.Min(1000, s_backup.Length - at)));
            life.Server.CheckpointNow();
            life.Settle();
        }

        bool isRestored = Send(life, subject, default).Contains($"\"messages\":{Messages},", StringComparison.Ordinal);
        life.Server.CheckpointNow();
        life.Settle();
        return isRestored;
    }

    private static string? Begin(StoreLife life)
    {
        string answer = Ask(life, "$JS.API.STREAM.RESTORE.S", "{\"config\":{\"name\":\"S\",\"subjects\":[\"s.>\"],\"allow_msg_ttl\":true},\"state\":{}}"u8);
        int at = answer.IndexOf("$JS.SNAPSHOT", StringComparison.Ordinal);
        return at < 0 ? null : answer[at..answer.IndexOf('"', at)];
    }

    private static string Send(StoreLife life, string subject, ReadOnlySpan<byte> chunk) => Ask(life, subject, chunk);

    private static string Ask(StoreLife life, string subject, ReadOnlySpan<byte> body)
    {
        Broker broker = life.Server.Context.Broker;
        broker.Internal.Publish(life.Account, Encoding.ASCII.GetBytes(subject), "answers.restore"u8, default, body);
        life.Settle();
        return string.Concat(life.Answers().Where(answer => answer.To == "restore").Select(answer => answer.Body));
    }

    /// <summary>False: the stream is not there. One that is must be whole.</summary>
    private static bool Check(StoreLife life)
    {
        JetStreamAccount account = life.Server.HomeOf(life.Account);
        if (!account.TryGet("S", out StreamOwner? stream))
        {
            Assert.Empty(account.Restoring);
            return false;
        }

        Assert.Equal((Messages, 2UL, 30UL), (stream.Store.Counts.Messages, stream.Store.Counts.FirstSequence, stream.Store.Counts.LastSequence));
        Assert.Equal(Messages, Enumerable.Range(1, 30).Count(sequence => stream.Store.TryLoad((ulong)sequence, out _)));
        Assert.Equal(["C1", "C2", "E1"], stream.Consumers.All.Select(host => host.Name));
        Assert.True(stream.Consumers.TryGet("C1", out ConsumerHost? consumer));
        Assert.Equal(2, consumer.Engine.Report(stream.Now).AckPending);
        return true;
    }
}
