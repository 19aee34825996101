namespace Gust.Foundation.Disk;

/// <summary>A file system, as far as a store needs one. Paths are those of the system; a simulation keeps its own.</summary>
/// <remarks>
/// Failure is an <see cref="IOException"/>; that of a full device a <see cref="DiskFullException"/>. A name that was created, renamed or
/// deleted is on stable storage once <see cref="SyncFolder"/> of its folder has returned, bytes once <see cref="IDiskFile.Sync"/> has.
/// </remarks>
internal interface IDisk
{
    /// <summary>Opens a file for reading and writing, and creates it when it is missing.</summary>
    IDiskFile Open(string path);

    bool Exists(string path);

    /// <summary>Deletes a file; one that is missing is no failure.</summary>
    void Delete(string path);

    /// <summary>Gives a file another name in one step; who had that name is replaced.</summary>
    void Rename(string from, string to);

    /// <summary>Creates a folder and those above it where they are missing.</summary>
    void CreateFolder(string path);

    /// <summary>Deletes a folder with all that is in it; one that is missing is no failure.</summary>
    void DeleteFolder(string path);

    /// <summary>Names (not paths) of the files in a folder, in no order; none when the folder is missing.</summary>
    IReadOnlyList<string> Files(string folder);

    /// <summary>Names (not paths) of the folders in a folder, in no order; none when the folder is missing.</summary>
    IReadOnlyList<string> Folders(string folder);

    void SyncFolder(string folder);

    /// <summary>Claims a path for this process until the claim is disposed; null when another process has it.</summary>
    IDisposable? TryLock(string path);
}
