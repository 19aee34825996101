namespace Gust;

/// <summary>The configuration or the options cannot be used; each message says what, where, and what would be right.</summary>
public sealed class GustConfigurationException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
