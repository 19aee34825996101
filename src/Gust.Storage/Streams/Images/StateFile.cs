using System.Globalization;

namespace Gust.Storage.Streams.Images;

/// <summary>Where the larger part of an image lies.</summary>
/// <param name="Number">In the file's name; 0: the image itself holds it.</param>
internal readonly record struct StateFile(ulong Number, long Length, uint Crc)
{
    public static string NameOf(ulong number) => number.ToString(CultureInfo.InvariantCulture) + ".state";
}
