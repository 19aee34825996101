using System.Globalization;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Messages;

/// <summary>Counts messages by subject and shows the busiest.</summary>
internal sealed class SubjectReport(CliHost host, string? colourScheme, int top)
{
    private readonly Dictionary<string, (long Messages, long Bytes)> _counts = [];

    public void Add(string subject, int bytes)
    {
        (long messages, long total) = _counts.GetValueOrDefault(subject);
        _counts[subject] = (messages + 1, total + bytes);
    }

    public void Write(StandardOutput output)
    {
        if (host.OutIsTerminal)
        {
            output.Text("\e[2J\e[H");
        }

        var table = new Table(top == 1 ? "Top Subject" : $"Top {top} Active Subjects", "Subject", "Message Count", "Bytes");
        var busiest = _counts.OrderByDescending(c => c.Value.Messages).ThenBy(c => c.Key, StringComparer.Ordinal).Take(top).ToList();
        foreach ((string subject, (long messages, long bytes)) in busiest)
        {
            table.Row(subject, Count(messages), SizeText.Format(bytes));
        }

        table.Row("Totals", Count(busiest.Sum(c => c.Value.Messages)), SizeText.Format(busiest.Sum(c => c.Value.Bytes)));
        output.Text(table.Render(host, colourScheme));
        output.Flush();
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
