using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.Client;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account info</c>.</summary>
internal static class AccountInfoCommand
{
    private const string UserInfo = "$SYS.REQ.USER.INFO";

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command info = CommandParts.Named("info", "Show the connection, its permissions, and what JetStream holds for the account", "nfo");
        Option<bool> json = CommandParts.Flag("--json", "Write what JetStream says as JSON", "-j");
        info.Add(json);
        family.Add(info);
        runner.Bind(info, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Indented((await ReadAsync(js)).Json, "type"));
                context.Out.Flush();
                return;
            }

            JsonElement? user = await SystemAnswers.AskOneAsync(js, UserInfo);
            context.Out.Text(await ConnectionAsync(js, user));
            context.Out.Text(Permissions(user));
            context.Out.Text(await JetStreamAsync(js));
            context.Out.Flush();
        });
    }

    public static async Task<ApiAnswer<AccountInfo>> ReadAsync(JetStreamApi js)
    {
        Message answer = await js.SendAsync("INFO", default);
        JetStreamApi.ThrowIfRefused(answer.Payload);
        AccountInfo info = new() { Total = new AccountTier() };
        return ModelJson.Read(answer.Payload.Span, AccountInfo.Shape, info, isStrict: false) is { } error
            ? throw new CliException($"the server's answer cannot be read: {error}")
            : new ApiAnswer<AccountInfo>(info, answer.Payload);
    }

    private static async Task<string> ConnectionAsync(JetStreamApi js, JsonElement? user)
    {
        var text = new Columns("Connection Information:");
        if (user is { } known)
        {
            text.RowIf("User", known.Text("user"));
            text.RowIf("Account", known.Text("account"));
            text.Row("Expires", known.Number("expires") is var left && left > 0 ? TimeText.Period(left) : "never");
        }

        ServerInfo server = js.Client.Server ?? throw new CliException("the connection is lost");
        text.Row("Client ID", server.ClientId.ToString(CultureInfo.InvariantCulture));
        text.Row("RTT", DurationText.Format(await js.Client.PingAsync(js.Context.Cancel)));
        text.Row("Headers Supported", server.Headers);
        text.Row("Maximum Payload", SizeText.Format(server.PayloadBytesMax));
        text.RowIf("Connected Cluster", server.Cluster);
        text.RowIf("Connected URL", js.Client.ConnectedTo?.Display);
        text.Row("Connected Server ID", server.ServerId);
        text.Row("Connected Server Name", server.ServerName);
        text.Row("Connected Server Version", server.Version);
        return text.Render();
    }

    private static string Permissions(JsonElement? user)
    {
        if (user is not { } known || !known.TryGetProperty("permissions", out JsonElement permissions) || permissions.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var text = new Columns("Connection Permissions:");
        foreach (string kind in (string[])["publish", "subscribe"])
        {
            if (permissions.TryGetProperty(kind, out JsonElement rules) && rules.ValueKind == JsonValueKind.Object)
            {
                text.Rows($"May {kind} to", rules.Texts("allow").Order(StringComparer.Ordinal));
                text.Rows($"May not {kind} to", rules.Texts("deny").Order(StringComparer.Ordinal));
            }
        }

        return text.IsEmpty ? "" : text.Render();
    }

    private static async Task<string> JetStreamAsync(JetStreamApi js)
    {
        AccountInfo info;
        try
        {
            info = (await ReadAsync(js)).Value;
        }
        catch (CliException e)
        {
            return $"JetStream Account Information:\n\n   {e.Message}\n\n";
        }

        var text = new Columns($"JetStream Account Information{(info.Domain.Length > 0 ? $" for domain {info.Domain}" : "")}:");
        AccountTier total = info.Total ?? new();
        text.Section("Account Usage");
        text.Row("Storage", SizeText.Format(total.Storage));
        text.Row("Memory", SizeText.Format(total.Memory));
        text.Row("Streams", CountText.Format(total.Streams));
        text.Row("Consumers", CountText.Format(total.Consumers));
        if (info.Tiers is { Count: > 0 } tiers)
        {
            foreach ((string name, AccountTier tier) in tiers.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                AddLimits(text, $"Tier {name}", tier);
            }
        }
        else
        {
            AddLimits(text, "Account Limits", total);
        }

        ApiStatistics api = info.Api ?? new();
        text.Section("API");
        text.Row("Level", CountText.Format(api.Level));
        text.Row("Requests", CountText.Format(api.Total));
        text.Row("Errors", CountText.Format(api.Errors));
        return text.Render();
    }

    private static void AddLimits(Columns text, string title, AccountTier tier)
    {
        AccountLimits limits = tier.Limits;
        text.Section(title);
        text.Row("Stream Requires Max Bytes Set", limits.MaxBytesRequired);
        text.Row("Consumer Maximum Ack Pending", CountText.Limit(limits.MaxAckPending));
        text.Row("Memory", $"{SizeText.Format(tier.Memory)} of {Size(limits.MaxMemory)}");
        text.Row("Memory Per Stream", CountText.SizeLimit(limits.MemoryMaxStreamBytes));
        text.Row("Storage", $"{SizeText.Format(tier.Storage)} of {Size(limits.MaxStorage)}");
        text.Row("Storage Per Stream", CountText.SizeLimit(limits.StorageMaxStreamBytes));
        text.Row("Streams", $"{CountText.Format(tier.Streams)} of {Count(limits.MaxStreams)}");
        text.Row("Consumers", $"{CountText.Format(tier.Consumers)} of {Count(limits.MaxConsumers)}");
    }

    /// <summary>Here 0 means none at all.</summary>
    private static string Size(long bytes) => bytes < 0 ? "unlimited" : SizeText.Format(bytes);

    private static string Count(long count) => count < 0 ? "unlimited" : CountText.Format(count);
}
