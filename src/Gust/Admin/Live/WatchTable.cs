using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Admin.Live;

/// <summary>Makes figures into a table; remembers the last ones, so that counters become rates.</summary>
/// <param name="title">Above the table.</param>
/// <param name="headings">Of the columns that are text.</param>
/// <param name="columns">Those that are numbers.</param>
/// <param name="sortedBy">One of them.</param>
internal sealed class WatchTable(string title, string[] headings, WatchColumn[] columns, int sortedBy)
{
    private Dictionary<string, double[]> _before = [];

    /// <param name="context">Of the command.</param>
    /// <param name="items">As they are now.</param>
    /// <param name="passed">Since the last time; zero the first time.</param>
    /// <param name="top">Lines to show; 0: as many as fit.</param>
    public IEnumerable<string> Lines(CommandContext context, IReadOnlyList<WatchedItem> items, TimeSpan passed, long top)
    {
        (WatchedItem Item, double[] Shown)[] all = [.. items.Select(item => (item, Shown(item, passed))).OrderByDescending(one => one.Item2[sortedBy]).ThenBy(one => one.item.Id, StringComparer.Ordinal)];
        _before = items.GroupBy(item => item.Id).ToDictionary(group => group.Key, group => group.First().Values);
        const int Frame = 7; // title, borders and heading
        int rows = top > 0 ? (int)Math.Min(top, int.MaxValue) : context.Host.OutIsTerminal ? Math.Max(1, context.Host.TerminalSize().Rows - Frame) : int.MaxValue;
        var table = new Table($"{title}: {Math.Min(rows, all.Length)} of {all.Length} by {columns[sortedBy].Key}", [.. headings, .. columns.Select(column => column.Heading)]);
        foreach ((WatchedItem item, double[] shown) in all.Take(rows))
        {
            table.Row([.. item.Labels, .. columns.Select((column, i) => column.Text(shown[i]))]);
        }

        return table.Render(context.Host, context.Settings.ColourScheme).TrimEnd('\n').Split('\n');
    }

    private double[] Shown(WatchedItem item, TimeSpan passed)
    {
        double[]? before = _before.GetValueOrDefault(item.Id);
        return [.. item.Values.Select((value, i) => !columns[i].IsRate ? value
            : before is null || passed <= TimeSpan.Zero ? 0
            : Math.Max(0, (value - before[i]) / passed.TotalSeconds))]; // a server that began anew counts from zero
    }
}
