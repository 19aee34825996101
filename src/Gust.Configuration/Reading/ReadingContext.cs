using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>What an option needs to read its key: the typed values and the knowledge of other rooms.</summary>
internal sealed record ReadingContext(ConfigDiagnostics Diagnostics, ReadingChecks Checks, Func<string, string> ReadFile)
{
    public ValueReader Values { get; } = new(Diagnostics);

    /// <summary>Reads a file that a key names; null, and an error at that key, when it cannot be had.</summary>
    public string? File(ConfigPosition position, string path, string problem)
    {
        try
        {
            return ReadFile(path);
        }
        catch (Exception error) when (BoundedFile.IsRefusal(error))
        {
            Diagnostics.Error(position, $"{problem}: {error.Message}");
            return null;
        }
    }
}
