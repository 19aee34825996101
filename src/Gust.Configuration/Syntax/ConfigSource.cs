namespace Gust.Configuration.Syntax;

/// <summary>What a configuration may draw on: files to include and the environment.</summary>
internal sealed record ConfigSource(IReadOnlyDictionary<string, string?> Environment, Func<string, string> ReadFile)
{
    /// <summary>The process's own environment and the disk.</summary>
    public static ConfigSource OfProcess(IReadOnlyDictionary<string, string?>? environment, Func<string, string>? readFile) =>
        new(environment ?? ProcessEnvironment(), readFile ?? BoundedFile.ReadText);

    private static Dictionary<string, string?> ProcessEnvironment()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value;
        }

        return variables;
    }
}
