namespace Gust.Cli.Output;

/// <summary>Numbers as a row of bars, the tallest for the largest.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>The last values, as many as fit.</summary>
    public static string Render(IReadOnlyList<double> values, int width)
    {
        IReadOnlyList<double> shown = [.. values.Skip(Math.Max(0, values.Count - width))];
        double most = shown.DefaultIfEmpty(0).Max();
        return new string([.. shown.Select(value => most <= 0 ? Bars[0] : Bars[(int)Math.Round(Math.Max(0, value) / most * (Bars.Length - 1))])]);
    }
}
