using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gust.Monitoring.Metrics;

namespace Gust.Web.Tests.Metrics;

/// <summary>The metrics as instruments of .NET.</summary>
public sealed class GustMeterTests
{
    private const int PublishesMax = 1000;

    [Fact]
    public async Task Each_metric_is_an_instrument_that_listeners_can_read()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();
        ConcurrentDictionary<string, double> read = new();
        using MeterListener listener = ListenTo(server.Web.Server, read);

        listener.RecordObservableInstruments();
        for (int i = 0; i < PublishesMax && !read.ContainsKey("gust.delivery.latency"); i++)
        {
            await server.PublishAsync(1); // durations are told as they come; of deliveries a sample is
        }

        Assert.Empty(MetricCatalogue.All.Select(metric => metric.Name).Except(read.Keys));
        Assert.Equal(LoadedServer.Stored - LoadedServer.Unacknowledged, read["gust.consumer.pending"]);
        Assert.Equal(1, read["gust.connections"]);
    }

    [Fact]
    public async Task Streams_that_a_reload_switches_on_are_listened_to()
    {
        using Gust.Testing.TemporaryDirectory directory = new();
        await using WebServer web = await WebServer.StartAsync();
        ConcurrentDictionary<string, double> read = new();
        using MeterListener listener = ListenTo(web.Server, read);
        GustServerOptions wanted = WebServer.Options(options => options.JetStream = new JetStreamOptions { Enabled = true, StoreDirectory = directory.Path });
        Assert.True(web.Server.Reload(wanted).IsAllowed);

        await using Gust.Client.NatsClient client = await Gust.Client.NatsClient.ConnectAsync(new() { Urls = [web.Server.ClientUrl] });
        await client.RequestAsync("$JS.API.STREAM.CREATE.S", """{"name":"S","subjects":["s"]}"""u8.ToArray());
        await client.RequestAsync("s", default);

        Assert.Contains("gust.journal.commit.duration", read.Keys);
    }

    private static MeterListener ListenTo(GustServer server, ConcurrentDictionary<string, double> read)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                bool isOfServer = instrument.Meter.Name == GustMeter.MeterName && instrument.Meter.Tags!.Any(tag => server.Id.Equals(tag.Value));
                if (isOfServer)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => read[instrument.Name] = value);
        listener.Start();
        return listener;
    }
}
