using System.Text;

namespace Gust.Configuration.Syntax;

/// <summary>Reads a text file of bounded size; an include may name a device or a pipe that never ends.</summary>
internal static class BoundedFile
{
    public static string ReadText(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > ConfigLimits.FileBytesMax)
            {
                throw new IOException($"file is larger than {ConfigLimits.FileBytesMax} bytes");
            }
        }

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }

    /// <summary>The file cannot be had: it is missing, forbidden, not a file, or not even a path.</summary>
    public static bool IsRefusal(Exception error) =>
        error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
