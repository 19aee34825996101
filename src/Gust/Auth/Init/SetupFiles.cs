using Gust.Cli.Contexts;
using Gust.Cli.Files;

namespace Gust.Cli.Auth.Init;

/// <summary>The directory that <c>auth init</c> fills. It is new, and what is in it is its owner's only.</summary>
internal sealed class SetupFiles
{
    public const string ServerConfiguration = "server.conf";

    private readonly List<(string Name, string What)> _written = [];

    private SetupFiles(string directory) => Directory = directory;

    /// <summary>Absolute: a server and its clients may be started from anywhere.</summary>
    public string Directory { get; }

    public IReadOnlyList<(string Name, string What)> Written => _written;

    /// <exception cref="CliException">There is something in the directory, which might be in use.</exception>
    public static SetupFiles In(string directory)
    {
        string full = Path.GetFullPath(directory);
        if (File.Exists(full) || (System.IO.Directory.Exists(full) && System.IO.Directory.EnumerateFileSystemEntries(full).Any()))
        {
            throw new CliException($"{directory} exists already and is left as it is; choose another place with --dir");
        }

        PrivateFile.CreateDirectory(full);
        return new SetupFiles(full);
    }

    public string PathOf(string name) => Path.Combine(Directory, name);

    public string Write(string name, string text, string what)
    {
        PrivateFile.Create(PathOf(name), text.ReplaceLineEndings("\n"));
        Tell(name, what);
        return PathOf(name);
    }

    /// <summary>Mentions what another wrote.</summary>
    public void Tell(string name, string what) => _written.Add((name, what));

    /// <summary>How a user connects, for <c>--context</c> of this tool and of the NATS tools.</summary>
    public void WriteContext(string user, NatsContext context) =>
        Write(user + ".json", ContextStore.ToJson(context) + "\n", $"how {user} connects: for --context");
}
