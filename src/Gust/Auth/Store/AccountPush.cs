using System.Text;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.Connections;
using Gust.Client;

namespace Gust.Cli.Auth.Store;

/// <summary>Sends an account's JWT to the servers' resolver (spec: auth.md section 6.3).</summary>
internal static class AccountPush
{
    private const string Subject = "$SYS.REQ.CLAIMS.UPDATE";

    public static async Task RunAsync(CommandContext context, OperatorEntry owner, AccountEntry account)
    {
        ConnectionSettings settings = WithSystemUser(context.Settings, owner);
        await using NatsClient client = await context.Connector.OpenAsync(settings, context.Cancel, reconnect: false);
        Message reply;
        try
        {
            reply = await client.RequestAsync(Subject, Encoding.ASCII.GetBytes(account.Jwt), timeout: settings.Timeout, cancel: context.Cancel);
        }
        catch (NoRespondersException)
        {
            throw new CliException("nobody takes accounts: the server has no full resolver, or the user is not in its system account");
        }

        if (Refusal(reply.Payload.Span, out string server) is { } reason)
        {
            throw new CliException($"the server {server} refused the account: {reason}");
        }

        StoreOptions.Write(context, $"Updated account {account.Name} on server {server}\n");
    }

    /// <summary>Without credentials on the command line the store's own system user does it.</summary>
    private static ConnectionSettings WithSystemUser(ConnectionSettings said, OperatorEntry owner)
    {
        bool hasCredentials = (said.User ?? said.Token ?? said.Creds ?? said.Nkey ?? said.UserJwt) is not null;
        return hasCredentials ? said : said with { Creds = owner.SystemAccount().User(OperatorEntry.SystemUserName).CredsFile };
    }

    private static string? Refusal(ReadOnlySpan<byte> answer, out string server)
    {
        server = "(unknown)";
        var reader = new Utf8JsonReader(answer);
        try
        {
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            server = root.TryGetProperty("server", out JsonElement by) && by.TryGetProperty("name", out JsonElement name) ? name.GetString() ?? server : server;
            return root.TryGetProperty("error", out JsonElement error)
                ? error.TryGetProperty("description", out JsonElement text) ? text.GetString() : error.GetRawText()
                : root.TryGetProperty("data", out _) ? null : "its answer is not understood";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "its answer is not understood";
        }
    }
}
