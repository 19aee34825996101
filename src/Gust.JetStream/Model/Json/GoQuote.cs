using System.Globalization;
using System.Text;

namespace Gust.JetStream.Model.Json;

/// <summary>Text in double quotes as the reference's error texts show it.</summary>
internal static class GoQuote
{
    public static string Quote(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value == '"' ? "\\\"" : Escape(rune));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>One character in single quotes.</summary>
    public static string QuoteCharacter(Rune rune) => rune.Value == '\'' ? "'\\''" : $"'{Escape(rune)}'";

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\\' => "\\\\",
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        < 0x20 or 0x7F => $"\\x{rune.Value:x2}",
        _ when IsPrintable(rune) => rune.ToString(),
        > 0xFFFF => $"\\U{rune.Value:x8}",
        _ => $"\\u{rune.Value:x4}",
    };

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
