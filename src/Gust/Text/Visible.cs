namespace Gust.Cli.Text;

/// <summary>Text that others have chosen (names, reasons, subjects), for people to read: a terminal finds nothing in it to obey.</summary>
internal static class Visible
{
    /// <summary>One line. What cannot be seen becomes a question mark.</summary>
    public static string Line(string text) => Replaced(text, static _ => false);

    /// <summary>The same, lines and tabs kept.</summary>
    public static string Lines(string text) => Replaced(text, static c => c is '\n' or '\t');

    private static string Replaced(string text, Func<char, bool> isKept) =>
        text.Any(char.IsControl) ? string.Create(text.Length, (text, isKept), static (shown, from) =>
        {
            for (int i = 0; i < shown.Length; i++)
            {
                char c = from.text[i];
                shown[i] = char.IsControl(c) && !from.isKept(c) ? '?' : c;
            }
        }) : text;
}
