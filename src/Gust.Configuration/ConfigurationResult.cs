using Gust.Configuration.Syntax;

namespace Gust.Configuration;

/// <summary>What came of loading a configuration.</summary>
/// <param name="Options">What could be read; not to be used while there are errors.</param>
/// <param name="Warnings">Warnings and notices, in the order of the file.</param>
/// <param name="Digest"><c>sha256:...</c> of the resolved configuration; null when it could not be parsed.</param>
internal sealed record ConfigurationResult(
    GustServerOptions Options, IReadOnlyList<ConfigMessage> Errors, IReadOnlyList<ConfigMessage> Warnings, string? Digest)
{
    /// <summary>A server may start with it.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>A configuration test (<c>-t</c>) is content with it: there are not even warnings, as with the reference.</summary>
    public bool PassesTest => IsValid && !Warnings.Any(warning => warning.Severity == ConfigSeverity.Warning);
}
