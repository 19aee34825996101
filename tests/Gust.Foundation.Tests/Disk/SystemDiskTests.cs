using Gust.Foundation.Disk;
using Gust.Testing;

namespace Gust.Foundation.Tests.Disk;

public sealed class SystemDiskTests : DiskContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private protected override IDisk Disk => SystemDisk.Instance;

    private protected override string Folder => _directory.Path;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Refusal_of_the_system_is_an_IOException_that_names_the_path()
    {
        Directory.CreateDirectory(PathOf("folder"));
        IOException failure = Assert.ThrowsAny<IOException>(() => Disk.Open(PathOf("folder")));
        Assert.Contains(PathOf("folder"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_device_is_told_from_other_failures()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // only Linux has a device that is always full
        }

        using IDiskFile full = Disk.Open("/dev/full");
        Assert.Throws<DiskFullException>(() => full.Write(0, "x"u8));
    }

    [Fact]
    public void Reads_and_writes_from_several_threads_do_not_disturb_each_other()
    {
        using IDiskFile file = Disk.Open(PathOf("f"));
        file.SetLength(64 << 10);
        Parallel.For(0, 64, index =>
        {
            var block = new byte[1024];
            Array.Fill(block, (byte)index);
            file.Write(index * 1024, block);
            var read = new byte[1024];
            Assert.Equal(1024, file.Read(index * 1024, read));
            Assert.Equal(block, read);
        });
    }
}
