using System.Globalization;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>Reads a share of messages: 50, "50" or "50%".</summary>
internal static class SamplingReader
{
    private const int SamplingMax = 100;

    public static bool TryRead(ReadingContext context, ConfigEntry key, out int sampling, string others = "")
    {
        long value = (key.Value as ConfigInteger)?.Value ?? 0;
        if (key.Value is ConfigString { Value: var text }
            && !long.TryParse(text.EndsWith('%') ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            value = 0;
        }

        sampling = value is >= 1 and <= SamplingMax ? (int)value : 0;
        return sampling > 0 || context.Values.Error(key.Value.Position, $"'{key.Key}' must be 1 to 100, or \"1%\" to \"100%\"{others}");
    }
}
