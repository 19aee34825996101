using Gust.Foundation.Disk;

namespace Gust.Foundation.Tests.Disk;

/// <summary>What every disk does, that of the machine and the simulated one.</summary>
public abstract class DiskContract
{
    private protected abstract IDisk Disk { get; }

    /// <summary>A folder that is there and empty.</summary>
    private protected abstract string Folder { get; }

    [Fact]
    public void What_was_written_is_read()
    {
        using IDiskFile file = Disk.Open(PathOf("f"));
        file.Write(0, "hello"u8);
        file.Write(3, "p!"u8);
        file.Sync();
        var read = new byte[10];
        Assert.Equal(5, file.Read(0, read));
        Assert.Equal("help!"u8.ToArray(), read[..5]);
        Assert.Equal(2, file.Read(3, read));
        Assert.Equal(0, file.Read(5, read));
        Assert.Equal(0, file.Read(500, read));
    }

    [Fact]
    public void Write_beyond_the_end_leaves_zeros_between()
    {
        using IDiskFile file = Disk.Open(PathOf("f"));
        file.Write(4, "x"u8);
        var read = new byte[5];
        Assert.Equal(5, file.Read(0, read));
        Assert.Equal("\0\0\0\0x"u8.ToArray(), read);
    }

    [Fact]
    public void Length_can_be_set_and_what_was_cut_off_is_zero_later()
    {
        using IDiskFile file = Disk.Open(PathOf("f"));
        file.Write(0, "abcdef"u8);
        file.SetLength(2);
        Assert.Equal(2, file.Length);
        file.SetLength(4);
        var read = new byte[8];
        Assert.Equal(4, file.Read(0, read));
        Assert.Equal("ab\0\0"u8.ToArray(), read[..4]);
    }

    [Fact]
    public void File_that_is_opened_again_keeps_its_content()
    {
        using (IDiskFile file = Disk.Open(PathOf("f")))
        {
            file.Write(0, "a"u8);
        }

        using IDiskFile again = Disk.Open(PathOf("f"));
        Assert.Equal(1, again.Length);
    }

    [Fact]
    public void Open_in_a_missing_folder_is_an_IOException() =>
        Assert.ThrowsAny<IOException>(() => Disk.Open(Path.Combine(Folder, "missing", "f")));

    [Fact]
    public void Delete_takes_a_file_away_and_forgives_a_missing_one()
    {
        Disk.Open(PathOf("f")).Dispose();
        Assert.True(Disk.Exists(PathOf("f")));
        Disk.Delete(PathOf("f"));
        Assert.False(Disk.Exists(PathOf("f")));
        Disk.Delete(PathOf("f"));
        Disk.Delete(Path.Combine(Folder, "missing", "f"));
    }

    [Fact]
    public void Rename_replaces_who_had_the_name()
    {
        Put("a", "new"u8);
        Put("b", "older"u8);
        Disk.Rename(PathOf("a"), PathOf("b"));
        Disk.SyncFolder(Folder);
        Assert.Equal(["b"], Disk.Files(Folder));
        using IDiskFile file = Disk.Open(PathOf("b"));
        Assert.Equal(3, file.Length);
        Assert.ThrowsAny<IOException>(() => Disk.Rename(PathOf("a"), PathOf("b")));
    }

    [Fact]
    public void Folders_and_files_are_listed_by_name_each_in_its_list()
    {
        Disk.CreateFolder(Path.Combine(Folder, "x", "y"));
        Put("f", "1"u8);
        Assert.Equal(["x"], Disk.Folders(Folder));
        Assert.Equal(["f"], Disk.Files(Folder));
        Assert.Equal(["y"], Disk.Folders(PathOf("x")));
        Assert.Empty(Disk.Files(PathOf("missing")));
        Assert.Empty(Disk.Folders(PathOf("missing")));
    }

    [Fact]
    public void Folder_is_deleted_with_all_in_it_and_a_missing_one_forgiven()
    {
        Disk.CreateFolder(Path.Combine(Folder, "x", "y"));
        Put(Path.Combine("x", "y", "f"), "1"u8);
        Disk.DeleteFolder(PathOf("x"));
        Assert.Empty(Disk.Folders(Folder));
        Assert.False(Disk.Exists(Path.Combine(Folder, "x", "y", "f")));
        Disk.DeleteFolder(PathOf("x"));
    }

    [Fact]
    public void Sync_of_a_missing_folder_is_an_IOException_or_nothing_to_do()
    {
        Disk.SyncFolder(Folder);
        Exception? failure = Record.Exception(() => Disk.SyncFolder(PathOf("missing")));
        Assert.True(failure is null or IOException);
    }

    [Fact]
    public void Claim_is_refused_to_a_second_until_the_first_ends()
    {
        IDisposable? claim = Disk.TryLock(PathOf("lock"));
        Assert.NotNull(claim);
        Assert.Null(Disk.TryLock(PathOf("lock")));
        claim.Dispose();
        using IDisposable? next = Disk.TryLock(PathOf("lock"));
        Assert.NotNull(next);
    }

    private protected string PathOf(string name) => Path.Combine(Folder, name);

    private void Put(string name, ReadOnlySpan<byte> content)
    {
        using IDiskFile file = Disk.Open(PathOf(name));
        file.Write(0, content);
    }
}
