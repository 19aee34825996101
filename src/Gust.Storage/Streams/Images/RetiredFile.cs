using System.Runtime.InteropServices;

namespace Gust.Storage.Streams.Images;

/// <summary>A file that no image from number <paramref name="Image"/> on names.</summary>
/// <param name="IsState">A state file, not a block.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct RetiredFile(ulong Number, long Image, bool IsState = false);
