namespace Gust.Testing.Disk;

/// <summary>How an operation of a <see cref="SimulatedDisk"/> fails.</summary>
internal enum SimulatedFault
{
    /// <summary>An <see cref="IOException"/>; a part of a write, and any part of a sync, is done.</summary>
    Error,

    /// <summary>A <see cref="Foundation.Disk.DiskFullException"/> of whatever needs room; other operations go on.</summary>
    Full,

    /// <summary>A <see cref="PowerCutException"/>, of this and all further operations until the disk crashes.</summary>
    PowerCut,
}
