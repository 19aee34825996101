using Gust.Configuration;
using Gust.Configuration.CommandLine;
using Gust.Subjects;

namespace Gust.Cli.Server;

/// <summary>The configuration of this process: the file's, with the command line over it.</summary>
internal static class ServerConfiguration
{
    public static ConfigurationResult Load(CommandLineFlags flags)
    {
        ConfigurationResult result = flags.ConfigFile is { } file
            ? ConfigurationLoader.Load(file, checkMapping: CheckMapping)
            : new ConfigurationResult(new GustServerOptions(), [], [], Digest: null);
        flags.Apply(result.Options);
        return result;
    }

    private static string? CheckMapping(string source, string destination) =>
        SubjectTransform.TryCreate(source, destination, out _, out string? error) ? null : error;
}
