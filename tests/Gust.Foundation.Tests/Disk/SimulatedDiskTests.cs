using Gust.Foundation.Disk;
using Gust.Testing.Disk;

namespace Gust.Foundation.Tests.Disk;

public sealed class SimulatedDiskTests : DiskContract
{
    private readonly SimulatedDisk _disk = new(new SeededRandom(1));

    public SimulatedDiskTests() => _disk.CreateFolder("/store");

    private protected override IDisk Disk => _disk;

    private protected override string Folder => "/store";

    [Fact]
    public void Synced_content_under_a_synced_name_survives_every_crash()
    {
        for (int i = 0; i < 100; i++)
        {
            using (IDiskFile file = _disk.Open("/store/f"))
            {
                file.Write(0, BitConverter.GetBytes(i));
                file.Sync();
            }

            _disk.SyncFolder("/store");
            _disk.Crash();
            Assert.Equal(i, BitConverter.ToInt32(Read("/store/f")));
        }
    }

    [Fact]
    public void Unsynced_write_may_be_kept_lost_or_torn_between_sectors()
    {
        var kinds = new HashSet<string>();
        for (int seed = 0; seed < 50; seed++)
        {
            byte[] after = AfterCrash(seed, file => file.Write(0, Filled(4096, 2)));
            Assert.Equal(4096, after.Length);
            foreach (byte[] sector in after.Chunk(512))
            {
                Assert.Single(sector.Distinct()); // a sector is old or new
            }

            kinds.Add(after.All(value => value == 1) ? "lost" : after.All(value => value == 2) ? "kept" : after[0] == 1 && after[^1] == 2 ? "torn, end first" : "torn");
        }

        Assert.Equal(["kept", "lost", "torn", "torn, end first"], kinds.Order());
    }

    [Fact]
    public void Later_write_may_survive_an_earlier_one() =>
        Assert.Contains(Enumerable.Range(0, 50), seed => AfterCrash(seed, file =>
        {
            file.Write(0, Filled(512, 2));
            file.Write(512, Filled(512, 3));
        }) is [1, ..] and var content && content[512] == 3);

    [Fact]
    public void Unsynced_length_may_be_lost() =>
        Assert.Contains(Enumerable.Range(0, 50), seed => AfterCrash(seed, file => file.Write(4096, Filled(512, 2))).Length == 4096);

    [Fact]
    public void Unsynced_name_may_be_lost_or_kept()
    {
        var found = new HashSet<bool>();
        for (int seed = 0; seed < 30; seed++)
        {
            var disk = new SimulatedDisk(new SeededRandom(seed));
            disk.CreateFolder("/store");
            using (IDiskFile file = disk.Open("/store/f"))
            {
                file.Sync();
            }

            disk.Crash();
            found.Add(disk.Exists("/store/f"));
        }

        Assert.Equal(2, found.Count);
    }

    [Fact]
    public void Unsynced_rename_has_one_name_after_a_crash()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var disk = new SimulatedDisk(new SeededRandom(seed));
            disk.CreateFolder("/store");
            disk.Open("/store/a").Dispose();
            disk.SyncFolder("/store");
            disk.Rename("/store/a", "/store/b");
            disk.Rename("/store/b", "/store/c");
            disk.Crash();
            Assert.Single(disk.Files("/store"));
        }
    }

    [Fact]
    public void Same_seed_gives_the_same_crash() => Assert.Equal(
        AfterCrash(5, file => file.Write(100, Filled(8000, 2))),
        AfterCrash(5, file => file.Write(100, Filled(8000, 2))));

    [Fact]
    public void Operations_fail_where_they_are_told_to()
    {
        using IDiskFile file = _disk.Open("/store/f");
        _disk.FailAt(2, SimulatedFault.Error, times: 2);
        file.Write(0, "a"u8);
        Assert.Throws<IOException>(() => file.Write(0, "b"u8));
        Assert.Throws<IOException>(file.Sync);
        file.Sync();
    }

    [Fact]
    public void Full_disk_refuses_what_needs_room_and_nothing_else()
    {
        using IDiskFile file = _disk.Open("/store/f");
        file.Write(0, "abc"u8);
        _disk.FailAt(1, SimulatedFault.Full, times: long.MaxValue);
        file.Write(0, "xyz"u8);
        Assert.Throws<DiskFullException>(() => file.Write(0, "longer"u8));
        Assert.Throws<DiskFullException>(() => _disk.Open("/store/g"));
        file.Sync();
        _disk.Heal();
        file.Write(0, "longer"u8);
    }

    [Fact]
    public void Failed_sync_is_never_made_good_by_a_later_one()
    {
        Assert.Contains(Enumerable.Range(0, 50), seed =>
        {
            byte[] after = AfterCrash(seed, (disk, file) =>
            {
                file.Write(0, Filled(512, 2));
                disk.FailAt(1, SimulatedFault.Error);
                Assert.Throws<IOException>(file.Sync);
                var read = new byte[1];
                file.Read(0, read);
                Assert.Equal(2, read[0]); // the system still shows it
                file.Sync();
            });
            return after[0] == 1;
        });
    }

    [Fact]
    public void Nothing_works_from_a_power_cut_to_the_crash()
    {
        IDiskFile file = _disk.Open("/store/f");
        _disk.FailAt(1, SimulatedFault.PowerCut);
        Assert.Throws<PowerCutException>(file.Sync);
        Assert.Throws<PowerCutException>(() => _disk.Open("/store/f"));
        _disk.Crash();
        Assert.Throws<InvalidOperationException>(file.Sync); // it belonged to the process that died
        _disk.Open("/store/f").Dispose();
    }

    [Fact]
    public void Damage_hits_the_device_and_what_is_read()
    {
        using IDiskFile file = _disk.Open("/store/f");
        file.Write(0, "abc"u8);
        file.Sync();
        _disk.SyncFolder("/store");
        _disk.FlipBit("/store/f", 1, bit: 0);
        _disk.Truncate("/store/f", 2);
        Assert.Equal("ac"u8.ToArray(), Read("/store/f"));
        _disk.Crash();
        Assert.Equal("ac"u8.ToArray(), Read("/store/f"));
    }

    private static byte[] AfterCrash(int seed, Action<IDiskFile> unsynced) => AfterCrash(seed, (_, file) => unsynced(file));

    /// <summary>What a crash leaves of a file of 4096 ones after something else was done to it.</summary>
    private static byte[] AfterCrash(int seed, Action<SimulatedDisk, IDiskFile> unsynced)
    {
        var disk = new SimulatedDisk(new SeededRandom(seed));
        disk.CreateFolder("/store");
        IDiskFile file = disk.Open("/store/f");
        file.Write(0, Filled(4096, 1));
        file.Sync();
        disk.SyncFolder("/store");
        unsynced(disk, file);
        disk.Crash();
        return Read(disk, "/store/f");
    }

    private static byte[] Filled(int length, byte value) => [.. Enumerable.Repeat(value, length)];

    private byte[] Read(string path) => Read(_disk, path);

    private static byte[] Read(SimulatedDisk disk, string path)
    {
        using IDiskFile file = disk.Open(path);
        var content = new byte[file.Length];
        file.Read(0, content);
        return content;
    }
}
