using Gust.Configuration.Reading;
using Gust.Configuration.Syntax;

namespace Gust.Configuration;

/// <summary>Loads a configuration file: the way into this room.</summary>
internal static class ConfigurationLoader
{
    /// <param name="path">The file.</param>
    /// <param name="environment">Variables the file may refer to; null: the process's own.</param>
    /// <param name="readFile">Reads this file and what it includes; null: from disk.</param>
    /// <param name="checks">Rules of other rooms.</param>
    public static ConfigurationResult Load(
        string path,
        IReadOnlyDictionary<string, string?>? environment = null,
        Func<string, string>? readFile = null,
        ReadingChecks? checks = null)
    {
        var source = ConfigSource.OfProcess(environment, readFile);
        string text;
        try
        {
            text = source.ReadFile(path);
        }
        catch (Exception error) when (BoundedFile.IsRefusal(error))
        {
            var message = new ConfigMessage(ConfigSeverity.Error, new ConfigPosition(path, 0, 0), error.Message);
            return new ConfigurationResult(new GustServerOptions(), [message], [], Digest: null);
        }

        return Load(text, path, source, checks);
    }

    /// <summary>Loads a text as if it stood in a file of this name.</summary>
    public static ConfigurationResult LoadText(
        string text,
        string fileName = "gust.conf",
        IReadOnlyDictionary<string, string?>? environment = null,
        Func<string, string>? readFile = null,
        ReadingChecks? checks = null) =>
        Load(text, fileName, ConfigSource.OfProcess(environment, readFile), checks);

    private static ConfigurationResult Load(string text, string file, ConfigSource source, ReadingChecks? checks)
    {
        var diagnostics = new ConfigDiagnostics();
        var document = ConfigParser.Parse(text, file, source, diagnostics);
        var options = document is null
            ? new GustServerOptions()
            : ConfigurationReader.Read(document, new ReadingContext(diagnostics, checks ?? new ReadingChecks(), source.ReadFile));
        return new ConfigurationResult(
            options, diagnostics.Errors, diagnostics.Warnings, document is null ? null : ConfigDigest.Of(document.Root));
    }
}
