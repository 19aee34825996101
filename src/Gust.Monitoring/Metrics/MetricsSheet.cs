using System.Buffers;
using System.Text.Json;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Metrics.Exporter;
using Gust.Monitoring.Metrics.Streams;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics;

/// <summary>What was gathered for a scraper, to be written down.</summary>
internal sealed class MetricsSheet(MonitoredServer server, MetricsOptions options, IReadOnlyList<WantedDocument> documents, Jsz totals, StreamsPicture streams)
{
    private readonly FamilyNames _names = new(options.Prefix);
    private readonly LabelSet _labels = LabelSet.None.With("server_id", options.UsesId ? server.Broker.Identity.Id : server.Broker.Identity.Name);

    public ReadOnlyMemory<byte> Write(MetricsFormat format)
    {
        ArrayBufferWriter<byte> text = new(64 * 1024);
        MetricsWriter writer = new(text, format);
        if (options.Connz == ConnzDetail.Totals)
        {
            new ConnzFamilies(writer, _names, _labels).WriteTotals(server.Broker.Sessions, options.SeriesMax);
        }

        int accountsLeftOut = documents.Sum(document => Write(document, writer));
        MetricReading reading = new(server, streams) { AccountsLeftOut = accountsLeftOut };
        if (options.Jsz > JszDetail.None)
        {
            LabelSet labels = _labels.With("server_name", server.Broker.Identity.Name);
            new JszFamilies(writer, _names, labels).Write(reading.JetStream, totals, streams, options.Jsz);
        }

        if (options.Own)
        {
            OwnFamilies.Write(writer, _labels, reading);
        }

        writer.End();
        return text.WrittenMemory;
    }

    /// <summary>Returns how many accounts were left out.</summary>
    private int Write(WantedDocument wanted, MetricsWriter writer)
    {
        using JsonDocument? document = wanted.Parse();
        if (document is null)
        {
            return 0;
        }

        JsonElement root = document.RootElement;
        switch (wanted.Endpoint)
        {
            case "connz":
                new ConnzFamilies(writer, _names, _labels).WriteEach(root);
                return 0;
            case "accstatz":
                return new AccstatzFamilies(writer, _names, _labels).Write(root, options.SeriesMax);
            case "leafz":
                LeafzFamilies.Write(writer, _names, _labels, root);
                return 0;
            case "varz" or "subsz" or "routez":
                new FlatDocument(writer, wanted.Endpoint, _labels).Write(_names, root);
                return 0;
            default:
                HealthzFamilies.Write(writer, _names, _labels, wanted.Endpoint, root);
                return 0;
        }
    }
}
