using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Things of one sort with their labels: each column becomes a family, with a sample for each thing.</summary>
internal sealed class FamilyTable<TRow>(IEnumerable<(TRow Row, LabelSet Labels)> rows)
{
    private readonly (TRow Row, LabelSet Labels)[] _rows = [.. rows];

    public FamilyTable(IEnumerable<TRow> rows, Func<TRow, LabelSet> labels)
        : this(rows.Select(row => (row, labels(row))))
    {
    }

    /// <param name="writer">Where it is written.</param>
    /// <param name="family">The name that a column's family has.</param>
    /// <param name="columns">What is told of each.</param>
    public void Write(MetricsWriter writer, Func<string, string> family, IEnumerable<Column<TRow>> columns)
    {
        foreach (Column<TRow> column in columns)
        {
            Begin(writer, family(column.Name), column);
            foreach ((TRow row, LabelSet labels) in _rows)
            {
                if (column.Read(row) is { } value)
                {
                    writer.Sample(labels, value);
                }
            }
        }
    }

    private static void Begin(MetricsWriter writer, string name, in Column<TRow> column)
    {
        switch (column.Kind)
        {
            case null:
                writer.BeginUntyped(name, column.Help);
                break;
            case MetricKind.Counter:
                writer.BeginOldCounter(name, column.Help);
                break;
            default:
                writer.Begin(name, MetricKind.Gauge, column.Help);
                break;
        }
    }
}
