using Gust.Foundation.Disk;

namespace Gust.Storage.Streams.Files;

/// <summary>Opens the files of blocks.</summary>
internal interface IBlockFiles
{
    /// <summary>The file of a block, open until others are asked for. It is created when it is missing.</summary>
    IDiskFile Open(ulong block);
}
