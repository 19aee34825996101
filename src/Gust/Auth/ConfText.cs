namespace Gust.Cli.Auth;

/// <summary>Text as a server's configuration has it.</summary>
internal static class ConfText
{
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Quote))}]";
}
