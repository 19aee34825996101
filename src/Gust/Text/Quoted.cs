using System.Globalization;
using System.Text;

namespace Gust.Cli.Text;

/// <summary>Text in double quotes, with what a terminal would obey made visible.</summary>
internal static class Quoted
{
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAny('"', '\\') && !text.Any(char.IsControl))
        {
            return $"\"{text}\"";
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
