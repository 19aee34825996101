using System.Globalization;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.JetStream;

/// <summary>Sizes of stores: an integer, or a text with K, M, G or T behind it, which count in 1024s.</summary>
internal static class SizeText
{
    private const string Suffixes = "KMGT";

    /// <summary>The size; null for an empty text, and with an error told.</summary>
    public static long? Read(ReadingContext context, ConfigEntry key)
    {
        switch (key.Value)
        {
            case ConfigInteger { Value: var size }:
                return size;
            case ConfigString { Value: "" }:
                return null;
            case ConfigString { Value: var text }:
                return Parse(context, key, text);
            default:
                context.Diagnostics.Error(
                    key.Value.Position, $"'{key.Key}' must be an integer or a string such as \"10G\", not {key.Value.Kind}");
                return null;
        }
    }

    private static long? Parse(ReadingContext context, ConfigEntry key, string text)
    {
        var power = Suffixes.IndexOf(text[^1]) + 1;
        if (power == 0)
        {
            context.Diagnostics.Error(key.Value.Position, $"{key.Key} sizes defined as strings must end in K, M, G, T");
            return null;
        }

        var factor = 1L << (10 * power);
        if (long.TryParse(text[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            && count <= long.MaxValue / factor && count >= long.MinValue / factor)
        {
            return count * factor;
        }

        context.Diagnostics.Error(key.Value.Position, $"{key.Key} \"{text}\" is not a whole number with one of K, M, G, T");
        return null;
    }
}
