using System.Net;
using System.Text.RegularExpressions;
using Gust.Monitoring.Metrics;

namespace Gust.Web.Tests.Metrics;

/// <summary>What a scraper gets at <c>/metrics</c>.</summary>
public sealed partial class MetricsRoomTests
{
    [Theory]
    [InlineData("/metrics")]
    [InlineData("/metrics?connz=detailed&healthz_js_enabled_only=1&healthz_js_server_only=1")]
    public async Task Promtool_takes_the_text_and_finds_nothing_to_say_about_Gusts_own_metrics(string path)
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        (int exitCode, string output) = await Promtool.RunAsync(await server.GetAsync(path), "check", "metrics");

        Assert.True(exitCode is 0 or Promtool.LintProblems, output);
        Assert.DoesNotContain("error while linting", output);
        Assert.DoesNotMatch("(?m)^gust_", output);
    }

    [Fact]
    public async Task All_of_Gusts_own_metrics_are_there()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        string text = await server.GetAsync("/metrics");

        Assert.Empty(MetricCatalogue.All.Where(metric => !text.Contains($"# TYPE {metric.FamilyName}", StringComparison.Ordinal)).Select(metric => metric.Name));
    }

    [Theory]
    [InlineData("""gnatsd_varz_connections{server_id="loaded"} 1""")]
    [InlineData("""gnatsd_varz_version{server_id="loaded",value="2.15.1"} 1""")]
    [InlineData("""gnatsd_connz_num_connections{server_id="loaded"} 1""")]
    [InlineData("""gnatsd_healthz_status{server_id="loaded"} 0""")]
    [InlineData("""gnatsd_healthz_status_value{server_id="loaded",value="ok"} 1""")]
    [InlineData("""jetstream_server_total_streams{server_id="loaded",server_name="loaded",cluster="",domain="",meta_leader="",is_meta_leader="true"} 2""")]
    [InlineData("jetstream_stream_total_messages{STREAM} 20")]
    [InlineData("jetstream_stream_limit_bytes{STREAM} 1000000")]
    [InlineData("jetstream_stream_limit_messages{STREAM} -1")]
    [InlineData("""jetstream_stream_mirror_lag{COPY,mirror_name="ORDERS",mirror_api="",mirror_deliver=""} 0""")]
    [InlineData("jetstream_consumer_num_pending{CONSUMER} 17")]
    [InlineData("jetstream_consumer_num_ack_pending{CONSUMER} 3")]
    [InlineData("jetstream_consumer_num_redelivered{CONSUMER} 1")]
    [InlineData("jetstream_consumer_delivered_stream_seq{CONSUMER} 3")]
    [InlineData("""gust_consumer_pending{server_id="loaded",account="APP",stream="ORDERS",consumer="worker"} 17""")]
    [InlineData("""gust_consumer_redeliveries_total{server_id="loaded",account="APP",stream="ORDERS",consumer="worker"} 1""")]
    [InlineData("""gust_api_errors_total{server_id="loaded",account="APP"} 1""")]
    [InlineData("""gust_metrics_series_dropped{server_id="loaded",kind="stream"} 0""")]
    public async Task Dashboards_for_the_exporter_find_their_metrics(string line)
    {
        const string Server = """server_id="loaded",server_name="loaded",cluster="",domain="",meta_leader="",is_meta_leader="true",account="APP",account_name="APP",account_id="APP",""";
        const string Leader = """stream_leader="loaded",is_stream_leader="true",stream_raft_group="" """;
        string stream = Server + "stream_name=\"ORDERS\"," + Leader.TrimEnd();
        line = line
            .Replace("CONSUMER", stream + """,consumer_name="worker",consumer_leader="",is_consumer_leader="true",consumer_desc="takes orders" """.TrimEnd(), StringComparison.Ordinal)
            .Replace("{STREAM}", $"{{{stream}}}", StringComparison.Ordinal)
            .Replace("{COPY", $"{{{Server}stream_name=\"COPY\",{Leader.TrimEnd()}", StringComparison.Ordinal);
        await using LoadedServer server = await LoadedServer.StartAsync();

        string text = await server.GetAsync("/metrics");

        Assert.Contains(line, text.Split('\n'));
    }

    [Fact]
    public async Task Commit_rounds_and_syncs_are_measured()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        string text = await server.GetAsync("/metrics");

        double rounds = Value(text, "gust_journal_rounds_total");
        Assert.InRange(rounds, LoadedServer.Stored, double.MaxValue); // each message was waited for
        Assert.Equal(rounds, Value(text, "gust_journal_commit_duration_seconds_count"));
        Assert.InRange(Value(text, "gust_journal_sync_duration_seconds_count"), LoadedServer.Stored, double.MaxValue);
        Assert.InRange(Value(text, "gust_journal_records_total"), rounds, double.MaxValue);
        Assert.InRange(Value(text, "gust_journal_written_bytes_total"), rounds * 4096, double.MaxValue);
    }

    [Fact]
    public async Task Each_connection_is_told_of_only_where_that_is_wanted()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        Assert.DoesNotContain("cid=", await server.GetAsync("/metrics"));
    }

    [Fact]
    public async Task Subjects_are_no_labels()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        Assert.DoesNotContain("orders.", await server.GetAsync("/metrics?connz=detailed"));
    }

    [Fact]
    public async Task Series_beyond_the_maximum_are_dropped_and_counted()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        string text = await server.GetAsync("/metrics?max_series=1");

        Assert.Equal(1, text.Split('\n').Count(line => line.StartsWith("jetstream_stream_total_messages{", StringComparison.Ordinal)));
        Assert.Contains("gust_metrics_series_dropped{server_id=\"loaded\",kind=\"stream\"} 1\n", text);
    }

    [Fact]
    public async Task OpenMetrics_is_given_to_who_asks_for_it()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        string text = await server.GetAsync("/metrics", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");

        Assert.EndsWith("\n# EOF\n", text);
        Assert.Contains("# TYPE gust_journal_written_bytes counter\n# UNIT gust_journal_written_bytes bytes\n", text);
        Assert.Contains("# TYPE gnatsd_connz_in_msgs unknown\n", text);
        Assert.Equal(FamilyLine().Count(text), FamilyLine().Matches(text).Select(match => match.Groups[1].Value).Distinct().Count());
    }

    [Theory]
    [InlineData("/metrics?varz=0&connz=0&subz=0&routez=0&leafz=0&accstatz=0&healthz=0&jsz=off", "gnatsd_|jetstream_")]
    [InlineData("/metrics?gust=0", "gust_")]
    [InlineData("/metrics?gust=off", "gust_")]
    [InlineData("/metrics?prefix=nats", "gnatsd_|jetstream_")]
    [InlineData("/metrics?jsz=streams", "jetstream_consumer")]
    [InlineData("/metrics?jsz=accounts", "jetstream_stream_")]
    public async Task Parts_are_left_out_as_with_the_flags_of_the_exporter(string path, string absent)
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        Assert.DoesNotMatch($"(?m)^({absent})", await server.GetAsync(path));
    }

    [Theory]
    [InlineData("varz=maybe", "the parameter 'varz' of /metrics is 1 or 0, true or false, on or off, not 'maybe'")]
    [InlineData("gust=none", "the parameter 'gust' of /metrics is 1 or 0, true or false, on or off, not 'none'")]
    [InlineData("connz=all", "the parameter 'connz' of /metrics is 1, 0 or detailed, not 'all'")]
    [InlineData("jsz=bogus", "the parameter 'jsz' of /metrics is one of all, consumers, streams, accounts, server and off, not 'bogus'")]
    [InlineData("max_series=-1", "the parameter 'max_series' of /metrics is a whole number from 0 to 100000, not '-1'")]
    [InlineData("prefix=9%20lives", "the parameter 'prefix' of /metrics is letters, digits and underscores, without a digit in front, not '9 lives'")]
    public async Task What_makes_no_sense_is_refused_in_words_for_people(string query, string answer)
    {
        await using WebServer web = await WebServer.StartAsync();

        using HttpResponseMessage response = await web.GetAsync($"/metrics?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(answer + "\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_server_without_streams_says_so()
    {
        await using WebServer web = await WebServer.StartAsync(options => options.ServerName = "plain");

        string text = await (await web.GetAsync("/metrics")).Content.ReadAsStringAsync();

        Assert.Contains("jetstream_server_jetstream_disabled{server_id=\"plain\",server_name=\"plain\",cluster=\"\",domain=\"\",meta_leader=\"\",is_meta_leader=\"true\"} 1\n", text);
        Assert.DoesNotContain("gust_journal", text);
    }

    private static double Value(string text, string name) =>
        double.Parse(Regex.Match(text, $"(?m)^{name}(?:\\{{[^}}]*\\}})? (\\S+)$").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?m)^# TYPE (\S+)")]
    private static partial Regex FamilyLine();
}
