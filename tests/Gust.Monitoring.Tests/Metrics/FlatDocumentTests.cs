using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Monitoring.Metrics.Exporter;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Tests.Metrics;

/// <summary>What prometheus-nats-exporter makes of a document (spec: monitoring.md section 7).</summary>
public sealed class FlatDocumentTests
{
    [Theory]
    [InlineData("""{"in_msgs":5}""", """gnatsd_varz_in_msgs{s="x"} 5""")]
    [InlineData("""{"slow_consumer_stats":{"clients":2}}""", """gnatsd_varz_slow_consumer_stats_clients{s="x"} 2""")]
    [InlineData("""{"http_req_stats":{"/varz":3}}""", """gnatsd_varz_http_req_stats_varz{s="x"} 3""")]
    [InlineData("""{"http_req_stats":{"/":4}}""", """gnatsd_varz_http_req_stats{s="x"} 4""")]
    [InlineData("""{"server_name":"e1"}""", """gnatsd_varz_server_name{s="x",value="e1"} 1""")]
    [InlineData("""{"jetstream":{"meta":{"leader":"e2"}}}""", """gnatsd_varz_jetstream_meta_leader{s="x",value="e2"} 1""")]
    [InlineData("""{"start":"1970-01-01T00:00:01.5Z"}""", """gnatsd_varz_start{s="x"} 1500""")]
    [InlineData("""{"jetstream":{"config":{"max_storage":1000000000}}}""", """gnatsd_varz_jetstream_config_max_storage{s="x"} 1000000000""")]
    public void A_number_is_a_gauge_by_its_path(string json, string line) => Assert.Contains(line + "\n", Flat(json));

    [Theory]
    [InlineData("""{"auth_required":true}""")]
    [InlineData("""{"connect_urls":["a"]}""")]
    [InlineData("""{"host":"127.0.0.1"}""")]
    [InlineData("""{"leaf":{"port":7422}}""")]
    [InlineData("""{"cluster":{"cluster_port":6222}}""")]
    [InlineData("""{"gateway":{"connect_retries":3}}""")]
    public void What_is_no_number_or_a_setting_is_passed_over(string json) => Assert.Equal("", Flat(json));

    private static string Flat(string json)
    {
        ArrayBufferWriter<byte> into = new();
        using JsonDocument document = JsonDocument.Parse(json);
        new FlatDocument(new MetricsWriter(into, MetricsFormat.Prometheus), "varz", LabelSet.None.With("s", "x")).Write(new FamilyNames(""), document.RootElement);
        return Encoding.UTF8.GetString(into.WrittenSpan);
    }
}
