using System.Buffers;
using System.Text.Json;
using Gust.Core;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Metrics.Exporter;
using Gust.Monitoring.Metrics.Streams;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics;

/// <summary>What was gathered for a scraper, to be written down with what can be had at once.</summary>
internal sealed class MetricsSheet(DocumentShelf shelf, MetricsOptions options, IReadOnlyList<WantedDocument> documents, Jsz? totals, StreamsPicture streams)
{
    private readonly FamilyNames _names = new(options.Prefix);
    private readonly ServerIdentity _identity = shelf.Server.Broker.Identity;
    private readonly LabelSet _labels = LabelSet.None.With("server_id", options.UsesId ? shelf.Server.Broker.Identity.Id : shelf.Server.Broker.Identity.Name);

    public void Write(IBufferWriter<byte> text, MetricsFormat format)
    {
        MetricsWriter writer = new(text, format);
        WriteConnections(writer);
        int accountsLeftOut = WriteAccounts(writer);
        WriteLinks(writer);
        foreach (WantedDocument document in documents)
        {
            Write(document, writer);
        }

        MetricReading reading = new(shelf.Server, streams) { AccountsLeftOut = accountsLeftOut };
        if (totals is not null)
        {
            new JszFamilies(writer, _names, _labels.With("server_name", _identity.Name)).Write(reading.JetStream, totals, streams, options);
        }

        if (options.Own)
        {
            OwnFamilies.Write(writer, _labels, reading);
        }

        writer.End();
    }

    private void WriteConnections(MetricsWriter writer)
    {
        ConnzFamilies families = new(writer, _names, _labels);
        switch (options.Connz)
        {
            case ConnzDetail.Totals:
                families.WriteTotals(shelf.Server.Broker.Sessions, options.SeriesMax);
                break;
            case ConnzDetail.Connections when options.SeriesMax > 0: // 0 would be the list's own default
                families.WriteEach(shelf.Connz.Make(new ConnzOptions { Auth = true, Limit = options.SeriesMax }));
                break;
        }
    }

    /// <summary>Returns how many were left out.</summary>
    private int WriteAccounts(MetricsWriter writer)
    {
        int leftOut = 0;
        if (options.Accstatz)
        {
            AccountStatz document = shelf.AccountStatz.Make(new AccountStatzOptions { IncludeUnused = true });
            new AccstatzFamilies(writer, _names, _labels).Write(document, options.SeriesMax);
            leftOut = Math.Max(0, document.Accounts.Count - options.SeriesMax);
        }

        if (options.Accountz)
        {
            IReadOnlyList<string> accounts = shelf.Accountz.Make(new AccountzOptions()).Accounts!;
            new AccountzFamilies(writer, _names, _labels).Write(accounts.Take(options.SeriesMax).Select(shelf.Accountz.Describe));
            leftOut = Math.Max(leftOut, accounts.Count - options.SeriesMax);
        }

        return leftOut;
    }

    private void WriteLinks(MetricsWriter writer)
    {
        if (options.Leafz)
        {
            new LeafzFamilies(writer, _names, _labels).Write(shelf.Leafz.Make(), options.SeriesMax);
        }

        if (options.Gatewayz)
        {
            new GatewayzFamilies(writer, _names, _labels).Write(shelf.Gatewayz.Make(), options.SeriesMax);
        }
    }

    private void Write(WantedDocument wanted, MetricsWriter writer)
    {
        using JsonDocument? document = wanted.Parse();
        switch (wanted.Endpoint)
        {
            case var _ when document is null:
                break;
            case "varz" or "subsz" or "routez":
                new FlatDocument(writer, wanted.Endpoint, _labels).Write(_names, document.RootElement);
                break;
            default:
                HealthzFamilies.Write(writer, _names, _labels, wanted.Endpoint, document.RootElement);
                break;
        }
    }
}
