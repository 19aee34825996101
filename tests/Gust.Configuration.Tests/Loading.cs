using Gust.Configuration.Reading;
using Gust.Configuration.Syntax;
using Gust.Subjects;

namespace Gust.Configuration.Tests;

/// <summary>Loads configurations of the tests: no disk, no environment but what a test gives.</summary>
internal static class Loading
{
    public const string File = "f.conf";

    /// <summary>The rules of the room Subjects, as the executable brings them along.</summary>
    public static ReadingChecks Checks { get; } = new(
        Mapping: (source, destination) => SubjectTransform.TryCreate(source, destination, out _, out var error) ? null : error,
        Import: (source, destination) => SubjectTransform.TryCreateForImport(source, destination, out _, out var error) ? null : error);

    public static ConfigurationResult Load(
        string text, Dictionary<string, string>? files = null, Dictionary<string, string?>? environment = null) =>
        ConfigurationLoader.LoadText(text, File, environment ?? [], path => Read(files, path), Checks);

    /// <summary>What would keep the options of a valid configuration from starting.</summary>
    public static IReadOnlyList<string> StartErrors(string text, Dictionary<string, string>? files = null)
    {
        var result = Load(text, files);
        Assert.Empty(result.Errors);
        return OptionsValidator.Validate(result.Options);
    }

    /// <summary>The options of a configuration that must have neither errors nor warnings.</summary>
    public static GustServerOptions Options(string text)
    {
        var result = Load(text);
        Assert.Empty(result.Errors.Concat(result.Warnings));
        return result.Options;
    }

    public static string[] Errors(
        string text, Dictionary<string, string>? files = null, Dictionary<string, string?>? environment = null) =>
        [.. Load(text, files, environment).Errors.Select(error => error.ToString())];

    public static string[] Warnings(string text) => [.. Load(text).Warnings.Select(warning => warning.ToString())];

    /// <summary>The parsed tree as JSON; the test fails when it does not parse.</summary>
    public static string Json(string text, Dictionary<string, string>? files = null, Dictionary<string, string?>? environment = null)
    {
        var diagnostics = new ConfigDiagnostics();
        var source = new ConfigSource(environment ?? [], path => Read(files, path));
        var document = ConfigParser.Parse(text, File, source, diagnostics);
        Assert.Empty(diagnostics.Errors);
        return ConfigDigest.Json(document!.Root);
    }

    private static string Read(Dictionary<string, string>? files, string path) =>
        files?.GetValueOrDefault(path) ?? throw new FileNotFoundException($"no file {path}");
}
