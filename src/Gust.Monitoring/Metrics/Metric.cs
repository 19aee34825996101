using System.Diagnostics.Metrics;
using Gust.Foundation;

namespace Gust.Monitoring.Metrics;

/// <summary>One of Gust's own metrics: what it is called and how it is read, for instruments of .NET and for Prometheus alike.</summary>
/// <param name="Name">With dots, as instruments have it: <c>gust.journal.rounds</c>.</param>
/// <param name="Kind">How its numbers are to be read.</param>
/// <param name="Unit">UCUM: <c>By</c>, <c>s</c>, <c>{message}</c>.</param>
/// <param name="Description">For people.</param>
internal sealed record Metric(string Name, MetricKind Kind, string Unit, string Description)
{
    /// <summary>Its present numbers, each with its labels; of a histogram none.</summary>
    public Func<MetricReading, IEnumerable<Measurement<double>>> Read { get; init; } = static _ => [];

    /// <summary>It is read from the picture of the streams, which has to be taken for it.</summary>
    public bool NeedsStreams { get; init; }

    /// <summary>The durations of a histogram; null: nothing is measured at present.</summary>
    public Func<MetricReading, DurationHistogram?> Durations { get; init; } = static _ => null;

    /// <summary>As Prometheus has it, without <c>_total</c>: <c>gust_journal_rounds</c>, <c>gust_journal_written_bytes</c>.</summary>
    public string FamilyName => Name.Replace('.', '_') + UnitName switch { "" => "", var unit => "_" + unit };

    /// <summary>The unit's name in Prometheus; empty: it counts things.</summary>
    public string UnitName => Unit switch { "By" => "bytes", "s" => "seconds", _ => "" };

    /// <summary>A metric that is one number.</summary>
    public static Metric Of(string name, MetricKind kind, string unit, string description, Func<MetricReading, double> read) =>
        new(name, kind, unit, description) { Read = reading => [new Measurement<double>(read(reading))] };

    /// <summary>A metric that JetStream has; while that is off there is none.</summary>
    public static Metric OfStreams(string name, MetricKind kind, string unit, string description, Func<JetStream.Hosting.JetStreamServer, double> read) =>
        new(name, kind, unit, description) { Read = reading => reading.JetStream is { } server ? [new Measurement<double>(read(server))] : [] };
}
