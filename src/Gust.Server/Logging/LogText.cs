using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gust.Server.Logging;

/// <summary>Makes one line of a message: names and tokens of peers stand in some, and a line break in them would forge log lines.</summary>
internal static class LogText
{
    private static readonly SearchValues<char> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Append(0x2028).Append(0x2029).Select(code => (char)code)]);

    /// <summary>The text with what is no visible letter escaped.</summary>
    public static string OneLine(string text)
    {
        if (text.AsSpan().IndexOfAny(s_controls) < 0)
        {
            return text;
        }

        StringBuilder line = new(text.Length + 16);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '\t' => line.Append(letter),
                '\n' => line.Append(@"\n"),
                '\r' => line.Append(@"\r"),
                _ when s_controls.Contains(letter) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => line.Append(letter),
            };
        }

        return line.ToString();
    }
}
