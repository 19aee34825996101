namespace Gust.Monitoring.Values;

/// <summary>Turns what is empty into null, which documents leave out.</summary>
internal static class Optional
{
    public static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    public static IReadOnlyList<T>? List<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}
