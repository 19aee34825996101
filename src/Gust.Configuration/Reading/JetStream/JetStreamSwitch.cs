using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.JetStream;

/// <summary>The words <c>enabled</c> and <c>disabled</c>.</summary>
internal static class JetStreamSwitch
{
    public static bool TryParse(ReadingContext context, ConfigEntry key, string word, out bool isOn)
    {
        isOn = word.Equals("enabled", StringComparison.OrdinalIgnoreCase);
        return isOn
            || word.Equals("disabled", StringComparison.OrdinalIgnoreCase)
            || context.Values.Error(key.Value.Position, $"Expected 'enabled' or 'disabled' for string value, got '{word}'");
    }
}
