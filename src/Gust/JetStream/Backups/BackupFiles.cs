using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Backups;

/// <summary>A backup of a stream: a directory with its configuration and state, and the archive that the server made.</summary>
internal sealed class BackupFiles(string directory)
{
    private const string DescriptionName = "backup.json";
    private const string ArchiveName = "stream.tar.s2";

    public string Description => Path.Combine(directory, DescriptionName);

    public string Archive => Path.Combine(directory, ArchiveName);

    /// <summary>The backup that a path means: its directory, or a file in it.</summary>
    public static BackupFiles At(string path) =>
        Directory.Exists(path) ? new(path)
        : File.Exists(path) ? new(Path.GetDirectoryName(Path.GetFullPath(path))!)
        : throw new CliException($"there is no backup {path}: no such directory");

    /// <summary>Makes the directory; one that has a backup is left alone.</summary>
    public void Create()
    {
        if (File.Exists(Description) || File.Exists(Archive))
        {
            throw new CliException($"{directory} holds a backup already; choose another directory");
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public StreamRestoreRequest Read()
    {
        if (!File.Exists(Description) || !File.Exists(Archive))
        {
            throw new CliException($"{directory} holds no backup: it should have {DescriptionName} and {ArchiveName}");
        }

        var backup = new StreamRestoreRequest();
        return ModelJson.Read(File.ReadAllBytes(Description), StreamRestoreRequest.Shape, backup, isStrict: false) is { } error
            ? throw new CliException($"{Description}: {error}")
            : backup.Config.Name.Length == 0 ? throw new CliException($"{Description} names no stream")
            : backup;
    }
}
