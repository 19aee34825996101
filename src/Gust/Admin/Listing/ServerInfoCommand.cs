using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Listing;

/// <summary><c>server info</c>: one server in detail.</summary>
internal static class ServerInfoCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("info", "Show one server", "i");
        Argument<string> name = new("server") { Description = "Name or id of the server (default: the connected one)", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = CommandParts.Flag("--json", "Write what the server says as JSON", "-j");
        command.Add(name);
        command.Add(json);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            string id = await ServerTarget.IdAsync(system, context.Get(name));
            SystemReply reply = await system.AskOneAsync(SystemApi.Subject(id, "VARZ"), new RequestBody())
                ?? throw new CliException($"the server {context.Get(name)} does not answer");
            (ServerIdentity server, Varz varz) = SystemReading.Answer(reply, DocumentJson.Default.SystemAnswerVarz);
            context.Out.Text(context.Get(json) ? JsonOutput.Field(reply.Json, "data") + "\n" : Text(context, server, varz));
            context.Out.Flush();
        });
    }

    private static string Text(CommandContext context, ServerIdentity server, Varz varz)
    {
        var text = new Columns($"Server information for {varz.ServerName} ({varz.ServerId})");
        AddProcess(text, varz, context.Host.TimeProvider);
        text.Section("Connection Details");
        text.Row("Auth Required", varz.AuthRequired);
        text.Row("TLS Required", varz.TlsRequired);
        text.Row("Host", $"{varz.Host}:{varz.Port}");
        text.Rows("Client URLs", varz.ConnectUrls ?? []);
        text.RowIf("System Account", varz.SystemAccount);
        text.Rows("Metadata", varz.Metadata);
        text.RowIf("Tags", string.Join(", ", varz.Tags ?? []));
        AddJetStream(text, server, varz.JetStream);
        text.Section("Limits");
        text.Row("Max Connections", CountText.Limit(varz.MaxConnections));
        text.Row("Max Subscriptions", CountText.Limit(varz.MaxSubscriptions));
        text.Row("Max Payload", SizeText.Format(varz.MaxPayload));
        text.Row("Max Pending", SizeText.Format(varz.MaxPending));
        text.Row("Max Control Line", SizeText.Format(varz.MaxControlLine));
        text.Row("TLS Timeout", DurationText.Format(TimeSpan.FromSeconds(varz.TlsTimeout)));
        text.Row("Write Deadline", TimeText.Period(varz.WriteDeadline));
        AddStatistics(text, varz);
        AddCluster(text, varz);
        return text.Render();
    }

    private static void AddProcess(Columns text, Varz varz, TimeProvider clock)
    {
        text.Section("Process Details");
        text.Row("Version", varz.Version);
        text.RowIf("Git Commit", varz.GitCommit);
        text.RowIf("Runtime", varz.Go);
        text.Row("Start Time", TimeText.Local(varz.Start, clock));
        text.Row("Configuration Load Time", TimeText.Local(varz.ConfigLoadTime, clock));
        text.RowIf("Configuration Digest", varz.ConfigDigest);
        text.Row("Uptime", varz.Uptime);
    }

    private static void AddJetStream(Columns text, ServerIdentity server, JetStreamVarz? jetStream)
    {
        if (jetStream?.Config is not { } config)
        {
            return;
        }

        text.Section("JetStream");
        text.RowIf("Domain", server.Domain);
        text.Row("Storage Directory", config.StoreDir);
        text.Row("Max Memory", SizeText.Format(config.MaxMemory));
        text.Row("Max Storage", SizeText.Format(config.MaxStorage));
        if (jetStream.Stats is { } used)
        {
            text.Row("Memory Used", SizeText.Format(used.Memory));
            text.Row("Storage Used", SizeText.Format(used.Storage));
            text.Row("Accounts", CountText.Format(used.Accounts));
            text.Row("HA Assets", CountText.Format(used.HaAssets));
            text.Row("API Requests", CountText.Format(used.Api.Total));
            text.Row("API Errors", CountText.Format(used.Api.Errors));
        }
    }

    private static void AddStatistics(Columns text, Varz varz)
    {
        text.Section("Statistics");
        text.Row("CPU Cores", CountText.Format(varz.Cores));
        text.Row("CPU Usage", varz.Cpu.ToString("0.##", CultureInfo.InvariantCulture) + "%");
        text.Row("Memory Usage", SizeText.Format(varz.Mem));
        text.Row("Connections", CountText.Format(varz.Connections));
        text.Row("Total Connections", CountText.Format(varz.TotalConnections));
        text.Row("Subscriptions", CountText.Format(varz.Subscriptions));
        text.Row("Messages", $"{CountText.Format(varz.InMsgs)} in {CountText.Format(varz.OutMsgs)} out");
        text.Row("Bytes", $"{SizeText.Format(varz.InBytes)} in {SizeText.Format(varz.OutBytes)} out");
        text.Row("Slow Consumers", CountText.Format(varz.SlowConsumers));
    }

    private static void AddCluster(Columns text, Varz varz)
    {
        if (varz.Cluster is { Name.Length: > 0 } cluster)
        {
            text.Section("Cluster");
            text.Row("Name", cluster.Name);
            text.RowIf("Host", cluster.Addr.Length > 0 ? $"{cluster.Addr}:{cluster.ClusterPort}" : "");
            text.Row("Routes", CountText.Format(varz.Routes));
            text.Rows("URLs", cluster.Urls ?? []);
        }

        if (varz.Gateway is { Name.Length: > 0 } gateway)
        {
            text.Section("Super Cluster");
            text.Row("Name", gateway.Name);
            text.Row("Host", $"{gateway.Host}:{gateway.Port}");
        }
    }
}
