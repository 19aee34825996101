namespace Gust.Server.JetStream;

/// <summary>What streams may take where the options do not say it: three quarters of what the machine has.</summary>
internal static class StoreSizes
{
    /// <summary>Where the machine does not tell, as with the reference.</summary>
    private const long StorageDefault = 1L << 40;

    public static long Memory(JetStreamOptions options) =>
        options.MaxMemoryStore is >= 0 and var max ? max : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;

    /// <param name="options">What was asked for.</param>
    /// <param name="folder">On the disk whose free space counts.</param>
    public static long Storage(JetStreamOptions options, string folder)
    {
        if (options.MaxFileStore is >= 0 and var max)
        {
            return max;
        }

        try
        {
            return new DriveInfo(folder).AvailableFreeSpace / 4 * 3;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return StorageDefault;
        }
    }
}
