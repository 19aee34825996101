using System.Text.Json;

namespace Gust.Cli.Tests.Admin;

[Collection(SystemServersCollection.Name)]
public sealed class ServerCheckTests(SystemServers servers) : AdminTest(servers)
{
    private const int Warning = 1;
    private const int Critical = 2;

    public static TheoryData<string> Kinds => SystemServers.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Connection_is_judged_by_three_times(string kind)
    {
        await OnAsync(kind, "b");
        string[] patient = ["--connect-critical", "2m", "--rtt-warn", "1m", "--req-warn", "1m", "--req-critical", "2m"];
        Assert.Matches(
            @"^OK Connection OK:connected in \S+ OK:round trip took \S+ OK:message came back in \S+ \| connect_time=\d\.\d{4}s;60\.0000;120\.0000 rtt=\d\.\d{4}s;60\.0000;120\.0000 request_time=\d\.\d{4}s;60\.0000;120\.0000\n$",
            await OutAsync(["server", "check", "connection", .. patient, "--connect-warn", "1m", "--rtt-critical", "2m"]));
        Assert.StartsWith("WARNING Connection Warn:connected in", (await EndsAsync(Warning, ["server", "check", "conn", .. patient, "--rtt-critical", "2m", "--connect-warn", "1us"])).Out, StringComparison.Ordinal);
        Assert.StartsWith("CRITICAL Connection Crit:round trip", (await EndsAsync(Critical, ["server", "check", "conn", .. patient, "--connect-warn", "1m", "--rtt-critical", "1us"])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_critical_in_every_format()
    {
        Environment["NATS_URL"] = "nats://127.0.0.1:1";
        Assert.StartsWith("CRITICAL Connection Crit:cannot connect to", (await EndsAsync(Critical, "server", "check", "connection")).Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await EndsAsync(Critical, "server", "check", "connection", "--format", "json")).Out);
        Assert.Equal("CRITICAL", json.RootElement.GetProperty("status").GetString());
        string prometheus = (await EndsAsync(Critical, "server", "check", "connection", "--format", "prometheus")).Out;
        Assert.Contains("nats_server_check_connection_status_code{item=\"Connection\",status=\"CRITICAL\"} 2\n", prometheus, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Formats_tell_the_same_and_a_file_takes_the_place_of_standard_output(string kind)
    {
        await OnAsync(kind);
        string[] check = ["server", "check", "server", "--name", "one", "--conn-critical", "1000", "--conn-warn", "900"];
        using var json = JsonDocument.Parse(await OutAsync([.. check, "--format", "json"]));
        Assert.Equal("one", json.RootElement.GetProperty("check_name").GetString());
        Assert.Equal("server", json.RootElement.GetProperty("check_suite").GetString());
        JsonElement connections = json.RootElement.GetProperty("perf_data").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "connections");
        Assert.Equal(900, connections.GetProperty("warning").GetDouble());
        string file = Path.Combine(Home, "check.prom");
        Assert.Equal("", await OutAsync([.. check, "--format", "prometheus", "--namespace", "my_ns", "--outfile", file]));
        string prometheus = await File.ReadAllTextAsync(file);
        Assert.Matches(@"(?m)^# TYPE my_ns_server_connections gauge\nmy_ns_server_connections\{item=""one""\} \d+$", prometheus);
        Assert.Contains("my_ns_server_status_code{item=\"one\",status=\"OK\"} 0\n", prometheus, StringComparison.Ordinal);
        Assert.Matches(@"^one: OK\n\nStatus +Message\nOK +connections \d+\n\nMetric +Value", await OutAsync([.. check, "--format", "text"]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Server_is_judged_by_load_and_configuration(string kind)
    {
        await OnAsync(kind);
        Assert.Contains("OK:authentication is on OK:JetStream is on", await OutAsync("server", "check", "server", "--name", "one", "--auth-required", "--js-required"), StringComparison.Ordinal);
        Assert.Contains("Crit:TLS is off", (await EndsAsync(Critical, "server", "check", "server", "--name", "one", "--tls-required")).Out, StringComparison.Ordinal);
        Assert.Contains("Warn:memory ", (await EndsAsync(Warning, "server", "check", "server", "--name", "one", "--mem-warn", "1K", "--mem-critical", "1T")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:connections", (await EndsAsync(Critical, "server", "check", "server", "--name", "one", "--conn-warn", "2000", "--conn-critical", "1000")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:uptime", (await EndsAsync(Critical, "server", "check", "server", "--name", "one", "--uptime-critical", "1d")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:there is no server two", (await EndsAsync(Critical, "server", "check", "server", "--name", "two")).Out, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Stream_and_message_are_judged_by_thresholds_of_the_line_or_of_the_metadata(string kind)
    {
        await OnAsync(kind, "a");
        await OkAsync("stream", "add", "CHK", "--subjects", "chk.>", "--metadata", "io.nats.monitor.msgs-critical=1", "--defaults");
        Assert.Contains("Crit:messages 0", (await EndsAsync(Critical, "server", "check", "stream", "--stream", "CHK")).Out, StringComparison.Ordinal);
        Assert.StartsWith("OK CHK ", await OutAsync("server", "check", "stream", "--stream", "CHK", "--msgs-critical", "-1"), StringComparison.Ordinal);
        await OkAsync("pub", "chk.{{Count}}", "body {{Count}}", "--count", "3", "-q");
        Assert.Matches(@"^OK CHK OK:messages 3 \| messages=3;;1 subjects=3\n$", await OutAsync("server", "check", "stream", "--stream", "CHK"));
        Assert.Contains("Warn:subjects 3", (await EndsAsync(Warning, "server", "check", "stream", "--stream", "CHK", "--subjects-warn", "2", "--subjects-critical", "9")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:not in a cluster, expected 3 peers", (await EndsAsync(Critical, "server", "check", "stream", "--stream", "CHK", "--peer-expect", "3")).Out, StringComparison.Ordinal);
        Assert.Contains("OK:valid message", await OutAsync("server", "check", "message", "--stream", "CHK", "--subject", "chk.2", "--content", "^body 2$", "--age-critical", "1h"), StringComparison.Ordinal);
        Assert.Contains("Crit:the message does not match", (await EndsAsync(Critical, "server", "check", "message", "--stream", "CHK", "--content", "other")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:The age of the message", (await EndsAsync(Critical, "server", "check", "message", "--stream", "CHK", "--age-critical", "1us")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:no message on chk.none", (await EndsAsync(Critical, "server", "check", "message", "--stream", "CHK", "--subject", "chk.none")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:stream not found", (await EndsAsync(Critical, "server", "check", "stream", "--stream", "NOPE")).Out, StringComparison.Ordinal);
        await OkAsync("stream", "rm", "CHK", "-f");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Mirror_is_judged_by_its_lag_and_silence(string kind)
    {
        await OnAsync(kind, "a");
        await OkAsync("stream", "add", "ORG", "--subjects", "org.>", "--defaults");
        await OkAsync("stream", "add", "MIR", "--mirror", "ORG", "--defaults");
        Assert.Contains("OK:1 current OK:1 active", await OutAsync("server", "check", "stream", "--stream", "MIR", "--lag-critical", "10"), StringComparison.Ordinal);
        Assert.Contains("Crit:1 of 1 inactive", (await EndsAsync(Critical, "server", "check", "stream", "--stream", "MIR", "--seen-critical", "1us")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:0 sources, expected 1 to 2", (await EndsAsync(Critical, "server", "check", "stream", "--stream", "ORG", "--min-sources", "1", "--max-sources", "2")).Out, StringComparison.Ordinal);
        await OkAsync("stream", "rm", "MIR", "-f");
        await OkAsync("stream", "rm", "ORG", "-f");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Consumer_is_judged_by_what_waits(string kind)
    {
        await OnAsync(kind, "a");
        await OkAsync("stream", "add", "CCK", "--subjects", "cck.>", "--defaults");
        await OkAsync("consumer", "add", "CCK", "C", "--pull", "--metadata", "io.nats.monitor.outstanding-ack-critical=2", "--defaults");
        await OkAsync("pub", "cck.x", "body", "--count", "5", "-q");
        string[] check = ["server", "check", "consumer", "--stream", "CCK", "--consumer", "C"];
        Assert.Contains("ack_pending=0;;2 pull_waiting=0 pending=5 redelivered=0", await OutAsync(check), StringComparison.Ordinal);
        Assert.Contains("Crit:Messages still to be delivered 5", (await EndsAsync(Critical, [.. check, "--unprocessed-critical", "5"])).Out, StringComparison.Ordinal);
        await OkAsync("consumer", "next", "CCK", "C", "--count", "2", "--no-ack");
        Assert.Contains("Crit:Messages without an acknowledgement 2", (await EndsAsync(Critical, check)).Out, StringComparison.Ordinal);
        Assert.Contains("OK:Last delivery ", await OutAsync([.. check, "--outstanding-ack-critical", "-1", "--last-delivery-critical", "1h"]), StringComparison.Ordinal);
        Assert.Contains("Crit:not a consumer with pinned clients", (await EndsAsync(Critical, [.. check, "--pinned"])).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:consumer not found", (await EndsAsync(Critical, "server", "check", "consumer", "--stream", "CCK", "--consumer", "X")).Out, StringComparison.Ordinal);
        await OkAsync("stream", "rm", "CCK", "-f");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Bucket_jetstream_and_service_are_judged(string kind)
    {
        await OnAsync(kind, "a");
        await OkAsync("kv", "add", "CHKB");
        await OkAsync("kv", "put", "CHKB", "k", "v");
        Assert.Matches("^OK CHKB OK:bucket CHKB OK:values 1 OK:key k found \\| values=1;5;10 bytes=\\d+B replicas=1\n$", await OutAsync("server", "check", "kv", "--bucket", "CHKB", "--values-warn", "5", "--values-critical", "10", "--key", "k"));
        Assert.Contains("Crit:key x not found", (await EndsAsync(Critical, "server", "check", "kv", "--bucket", "CHKB", "--key", "x")).Out, StringComparison.Ordinal);
        Assert.Contains("Crit:there is no bucket NOPE", (await EndsAsync(Critical, "server", "check", "kv", "--bucket", "NOPE")).Out, StringComparison.Ordinal);
        Assert.Contains("OK:share of storage used ", await OutAsync("server", "check", "jetstream"), StringComparison.Ordinal);
        Assert.Contains("Warn:share of streams used ", (await EndsAsync(Warning, "server", "check", "js", "--streams-warn", "10", "--streams-critical", "100")).Out, StringComparison.Ordinal);
        await OkAsync("kv", "rm", "CHKB", "-f");

        CliRun reply = Start("reply", "chk.svc", "answer to {{Request}}");
        await reply.SaysAsync("Listening on");
        string[] request = ["server", "check", "request", "--subject", "chk.svc", "--payload", "x"];
        Assert.Matches(@"^OK Request OK:answer took \S+ OK:valid response \| time=", await OutAsync([.. request, "--match-payload", "answer", "--response-critical", "1m"]));
        Assert.Contains("Crit:header H is missing", (await EndsAsync(Critical, [.. request, "--match-header", "H:v"])).Out, StringComparison.Ordinal);
        reply.Interrupt();
        Assert.Contains("Crit:no responders", (await EndsAsync(Critical, "server", "check", "request", "--subject", "chk.nobody")).Out, StringComparison.Ordinal);
        await OnAsync(kind, "b");
        Assert.Contains("CRITICAL JetStream Crit:JetStream", (await EndsAsync(Critical, "server", "check", "jetstream")).Out, StringComparison.Ordinal);
    }
}
