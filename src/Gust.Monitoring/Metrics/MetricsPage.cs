using Gust.JetStream.Hosting;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Metrics.Exporter;
using Gust.Monitoring.Metrics.Streams;

namespace Gust.Monitoring.Metrics;

/// <summary>Gathers the metrics of a server: those that prometheus-nats-exporter makes of the documents, and Gust's own.</summary>
internal sealed class MetricsPage(DocumentShelf shelf)
{
    private readonly StreamsObserver _streams = new(shelf.Server);

    /// <summary>Gathers what is wanted; nobody waits for anybody meanwhile.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="done">Called once, perhaps later and on another thread, which should not be kept: it may be a stream's.</param>
    public void Gather(MetricsOptions options, Action<MetricsSheet> done)
    {
        List<WantedDocument> wanted = Wanted(options);
        StreamsPicture streams = StreamsPicture.Empty;
        Jsz? totals = null;
        bool wantsStreams = options.Jsz >= JszDetail.Streams || options.Own;
        bool wantsTotals = options.Jsz > JszDetail.None;
        int parts = wanted.Count + (wantsStreams ? 1 : 0) + (wantsTotals ? 1 : 0);
        Countdown gathered = new(parts, () => done(new MetricsSheet(shelf, options, wanted, totals, streams)));
        foreach (WantedDocument document in wanted)
        {
            document.Ask(shelf, gathered.Signal);
        }

        if (wantsStreams)
        {
            _streams.Look(options.SeriesMax, picture =>
            {
                streams = picture;
                gathered.Signal();
            });
        }

        if (wantsTotals)
        {
            shelf.Jsz.Give(new JszOptions(), jsz =>
            {
                totals = jsz;
                gathered.Signal();
            });
        }

        gathered.Start();
    }

    private static List<WantedDocument> Wanted(MetricsOptions options)
    {
        List<WantedDocument> all = [];
        Add(options.Varz, new WantedDocument("varz", "VARZ", ""));
        Add(options.Subsz, new WantedDocument("subsz", "SUBSZ", ""));
        Add(options.Routez, new WantedDocument("routez", "ROUTEZ", ""));
        Add(options.Healthz, new WantedDocument("healthz", "HEALTHZ", ""));
        Add(options.HealthzJsEnabledOnly, new WantedDocument("healthz_js_enabled_only", "HEALTHZ", """{"js-enabled-only":true}"""));
        Add(options.HealthzJsServerOnly, new WantedDocument("healthz_js_server_only", "HEALTHZ", """{"js-server-only":true}"""));
        return all;

        void Add(bool isWanted, WantedDocument document)
        {
            if (isWanted)
            {
                all.Add(document);
            }
        }
    }
}
