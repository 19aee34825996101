using System.Diagnostics.CodeAnalysis;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>Values of the type a key asks for; anything else is reported where it stands.</summary>
internal sealed class ValueReader(ConfigDiagnostics diagnostics)
{
    public ConfigDiagnostics Diagnostics { get; } = diagnostics;

    public bool Text(ConfigEntry entry, [NotNullWhen(true)] out string? value)
    {
        value = (entry.Value as ConfigString)?.Value;
        var hint = entry.Value is ConfigInteger or ConfigFloat or ConfigBoolean ? "; put it in quotes" : "";
        return value is not null || Refuse(entry, "a string", hint);
    }

    public bool Integer(ConfigEntry entry, out long value)
    {
        value = (entry.Value as ConfigInteger)?.Value ?? 0;
        var hint = entry.Value is ConfigString ? "; write it without quotes, such as 64KB" : "";
        return entry.Value is ConfigInteger || Refuse(entry, "an integer", hint);
    }

    public bool Boolean(ConfigEntry entry, out bool value)
    {
        value = entry.Value is ConfigBoolean { Value: true };
        return entry.Value is ConfigBoolean || Refuse(entry, "true or false");
    }

    public bool Map(ConfigEntry entry, [NotNullWhen(true)] out ConfigMap? value)
    {
        value = entry.Value as ConfigMap;
        return value is not null || Refuse(entry, "a map { ... }");
    }

    public bool Array(ConfigEntry entry, [NotNullWhen(true)] out ConfigArray? value)
    {
        value = entry.Value as ConfigArray;
        return value is not null || Refuse(entry, "an array [ ... ]");
    }

    /// <summary>A duration string; a bare integer counts seconds and earns a warning, for <c>10m</c> is ten million of them.</summary>
    public bool Duration(ConfigEntry entry, out TimeSpan value)
    {
        if (entry.Value is not ConfigInteger seconds)
        {
            return DurationText(entry, out value);
        }

        value = default;
        if (!TrySeconds(seconds.Value, out value))
        {
            return Error(entry.Value.Position, $"'{entry.Key}' of {seconds.Value} seconds is out of the range");
        }

        Diagnostics.Warn(
            entry.Value.Position,
            $"{entry.Key} should be converted to a duration, such as \"10s\"; {seconds.Value} is taken as seconds");
        return true;
    }

    public bool DurationText(ConfigEntry entry, out TimeSpan value)
    {
        value = default;
        if (entry.Value is not ConfigString text)
        {
            return Refuse(entry, "a duration such as \"10s\"");
        }

        return GoDuration.TryParse(text.Value, out value, out var error)
            || Error(entry.Value.Position, $"error parsing {entry.Key}: {error}");
    }

    /// <summary>Seconds as a number, fractions included, or a duration string; not negative.</summary>
    public bool Seconds(ConfigEntry entry, out TimeSpan value)
    {
        double? number = entry.Value switch
        {
            ConfigInteger integer => integer.Value,
            ConfigFloat real => real.Value,
            _ => null,
        };
        if (number is null)
        {
            return DurationText(entry, out value) && NotNegative(entry, value);
        }

        return TrySeconds(number.Value, out value)
            ? NotNegative(entry, value)
            : Error(entry.Value.Position, $"'{entry.Key}' of {number} seconds is out of the range");
    }

    public bool NotNegative(ConfigEntry entry, TimeSpan value) =>
        value >= TimeSpan.Zero || Error(entry.Value.Position, $"{entry.Key} value can not be negative");

    /// <summary>One string or an array of them.</summary>
    public bool Texts(ConfigEntry entry, [NotNullWhen(true)] out List<string>? values)
    {
        values = entry.Value is ConfigString text ? [text.Value] : null;
        return values is not null
            || (entry.Value is ConfigArray ? TextArray(entry, out values) : Refuse(entry, "a string or an array of strings"));
    }

    public bool TextArray(ConfigEntry entry, [NotNullWhen(true)] out List<string>? values)
    {
        values = null;
        if (!Array(entry, out var array))
        {
            return false;
        }

        var wrong = array.Items.Where(item => item is not ConfigString).ToList();
        wrong.ForEach(item => Diagnostics.Error(item.Position, $"'{entry.Key}' must hold strings, not {item.Kind}"));
        values = [.. array.Items.OfType<ConfigString>().Select(item => item.Value)];
        return wrong.Count == 0;
    }

    public bool Error(ConfigPosition position, string text)
    {
        Diagnostics.Error(position, text);
        return false;
    }

    /// <param name="entry">A key that nobody knows here.</param>
    /// <param name="known">Those that are known.</param>
    public void UnknownField(ConfigEntry entry, IEnumerable<string> known)
    {
        if (!entry.IsVariable)
        {
            Diagnostics.Error(entry.KeyPosition, $"unknown field \"{entry.Key}\"{NearestName.Hint(entry.Key, known)}");
        }
    }

    public static bool TrySeconds(double seconds, out TimeSpan value)
    {
        var isInRange = Math.Abs(seconds) <= long.MaxValue / 1_000_000_000; // Go's range: 2^63 nanoseconds
        value = isInRange ? TimeSpan.FromSeconds(seconds) : default;
        return isInRange;
    }

    private bool Refuse(ConfigEntry entry, string wanted, string hint = "") =>
        Error(entry.Value.Position, $"'{entry.Key}' must be {wanted}, not {entry.Value.Kind}{hint}");
}
