namespace Gust.Configuration.Syntax;

/// <summary>Collects what is wrong with a configuration, so that its author learns all of it at once.</summary>
internal sealed class ConfigDiagnostics
{
    private readonly List<ConfigMessage> _errors = [];
    private readonly List<ConfigMessage> _warnings = [];

    public IReadOnlyList<ConfigMessage> Errors => _errors;

    /// <summary>Warnings and notices.</summary>
    public IReadOnlyList<ConfigMessage> Warnings => _warnings;

    public void Error(ConfigPosition position, string text) => Add(_errors, ConfigSeverity.Error, position, text);

    public void Warn(ConfigPosition position, string text) => Add(_warnings, ConfigSeverity.Warning, position, text);

    public void Note(ConfigPosition position, string text) => Add(_warnings, ConfigSeverity.Notice, position, text);

    private static void Add(List<ConfigMessage> messages, ConfigSeverity severity, ConfigPosition position, string text)
    {
        if (messages.Count < ConfigLimits.ErrorsMax)
        {
            messages.Add(new ConfigMessage(severity, position, text));
        }
    }
}
