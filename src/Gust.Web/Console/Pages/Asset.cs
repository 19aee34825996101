using System.IO.Compression;

namespace Gust.Web.Console.Pages;

/// <summary>One file of the page.</summary>
/// <param name="Packed">By gzip, as nearly every browser takes it.</param>
/// <param name="ContentType">Of what is packed.</param>
/// <param name="Tag">Differs when the content does.</param>
internal sealed record Asset(byte[] Packed, string ContentType, string Tag)
{
    public byte[] Unpack()
    {
        using GZipStream gzip = new(new MemoryStream(Packed), CompressionMode.Decompress);
        using MemoryStream plain = new();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
