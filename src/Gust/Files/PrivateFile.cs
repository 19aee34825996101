namespace Gust.Cli.Files;

/// <summary>Files with secrets: readable by their owner only, from their first byte on.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file that is not there yet.</summary>
    /// <exception cref="CliException">It is there.</exception>
    public static void Create(string path, string text)
    {
        try
        {
            Write(path, FileMode.CreateNew, System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new CliException($"{path} exists already; it is not overwritten");
        }
    }

    /// <summary>Writes a file, whether or not it is there; the old one stays whole until the new one is.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        string temporary = path + ".new";
        Write(temporary, FileMode.Create, bytes);
        File.Move(temporary, path, overwrite: true);
    }

    public static void Replace(string path, string text) => Replace(path, System.Text.Encoding.UTF8.GetBytes(text));

    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void Write(string path, FileMode mode, ReadOnlySpan<byte> bytes)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
        {
            CreateDirectory(directory);
        }

        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
    }
}
