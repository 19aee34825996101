using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check server</c>: load of one server, and that it is configured as it should be.</summary>
internal sealed class ServerCheck
{
    private readonly Option<string> _name = CommandParts.Text("--name", "SERVER", "Name or id of the server");
    private readonly Option<long> _cpuWarn = CommandParts.Number("--cpu-warn", "Warn at this load of the processors", @default: 0, min: -1, "PERCENT");
    private readonly Option<long> _cpuCritical = CommandParts.Number("--cpu-critical", "Critical at this load of the processors", @default: 0, min: -1, "PERCENT");
    private readonly Option<string> _memoryWarn = CommandParts.Text("--mem-warn", "BYTES", "Warn at this much memory");
    private readonly Option<string> _memoryCritical = CommandParts.Text("--mem-critical", "BYTES", "Critical at this much memory");
    private readonly Option<long> _connectionsWarn = CommandParts.Number("--conn-warn", "Warn at this many connections; at so few where it is above the critical number", @default: 0, min: -1);
    private readonly Option<long> _connectionsCritical = CommandParts.Number("--conn-critical", "Critical at this many connections", @default: 0, min: -1);
    private readonly Option<long> _subscriptionsWarn = CommandParts.Number("--subs-warn", "Warn at this many subscriptions; at so few where it is above the critical number", @default: 0, min: -1);
    private readonly Option<long> _subscriptionsCritical = CommandParts.Number("--subs-critical", "Critical at this many subscriptions", @default: 0, min: -1);
    private readonly Option<TimeSpan?> _uptimeWarn = CommandParts.Duration("--uptime-warn", "Warn when the server runs no longer than this");
    private readonly Option<TimeSpan?> _uptimeCritical = CommandParts.Duration("--uptime-critical", "Critical when the server runs no longer than this");
    private readonly Option<bool> _auth = CommandParts.Flag("--auth-required", "Require that clients must log in");
    private readonly Option<bool> _tls = CommandParts.Flag("--tls-required", "Require that clients must use TLS");
    private readonly Option<bool> _jetStream = CommandParts.Flag("--js-required", "Require JetStream");

    public static void AddTo(CheckCommand check)
    {
        var server = new ServerCheck();
        server._name.Required = true;
        check.Add(
            ["server"], "Check one server",
            [
                server._name, server._cpuWarn, server._cpuCritical, server._memoryWarn, server._memoryCritical, server._connectionsWarn, server._connectionsCritical,
                server._subscriptionsWarn, server._subscriptionsCritical, server._uptimeWarn, server._uptimeCritical, server._auth, server._tls, server._jetStream,
            ],
            context => context.Get(server._name),
            server.RunAsync);
    }

    private async Task RunAsync(CommandContext context, CheckResult result)
    {
        double? memoryWarn = Bytes(context, _memoryWarn);
        double? memoryCritical = Bytes(context, _memoryCritical);
        await using SystemApi system = await SystemApi.OpenAsync(context);
        string id = await ServerTarget.IdAsync(system, context.Get(_name));
        SystemReply reply = await system.AskOneAsync(SystemApi.Subject(id, "VARZ"), new RequestBody()) ?? throw new CliException("the server does not answer");
        Varz varz = SystemReading.Answer(reply, DocumentJson.Default.SystemAnswerVarz).Data;
        var limits = new CheckLimits(context);
        result.JudgeAtLeast(
            new CheckMetric("uptime", "uptime", (varz.Now - varz.Start).TotalSeconds, "s", limits.Seconds(_uptimeWarn), limits.Seconds(_uptimeCritical)),
            seconds => DurationText.Format(TimeSpan.FromSeconds(Math.Floor(seconds))));
        result.Judge(
            new CheckMetric("cpu", "cpu", varz.Cpu, "%", limits.Count(_cpuWarn), limits.Count(_cpuCritical)), value => value.ToString("0.##", CultureInfo.InvariantCulture) + "%");
        result.Judge(new CheckMetric("mem", "memory", varz.Mem, "B", memoryWarn, memoryCritical), SizeText.Format);
        result.Judge(
            new CheckMetric("connections", "connections", varz.Connections, "", limits.Count(_connectionsWarn), limits.Count(_connectionsCritical)), count => CountText.Format((long)count));
        result.Judge(
            new CheckMetric("subscriptions", "subscriptions", varz.Subscriptions, "", limits.Count(_subscriptionsWarn), limits.Count(_subscriptionsCritical)), count => CountText.Format((long)count));
        Demand(_auth, varz.AuthRequired, "authentication");
        Demand(_tls, varz.TlsRequired, "TLS");
        Demand(_jetStream, varz.JetStream?.Config is { MaxMemory: > 0 } or { MaxStorage: > 0 }, "JetStream");

        void Demand(Option<bool> option, bool isThere, string what)
        {
            if (context.Get(option))
            {
                result.Require(isThere, $"{what} is on", $"{what} is off");
            }
        }
    }

    private static double? Bytes(CommandContext context, Option<string> option) =>
        context.Get(option) is { } text && ConfigFlags<object>.Bytes(option.Name, text) is >= 0 and var bytes ? bytes : null;
}
