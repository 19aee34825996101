using System.Text.Json;
using Gust.Core;
using Gust.Monitoring.Documents.JetStream;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Gives documents about one account, which the subject names, and of what it has on this server.</summary>
/// <remarks>
/// An account asks for itself by subjects that its built-in imports turn into these: so what stands in the subject counts, whatever the
/// options say.
/// </remarks>
internal sealed class AccountServices(DocumentShelf shelf, RequestDesk desk, Answers answers, DocumentServices documents, AccountConnections connections)
{
    private const int AccountToken = 3;

    /// <summary>In place of an account: all of them.</summary>
    private const string AllAccounts = "PING";

    private AccountRegistry Accounts => shelf.Server.Broker.Accounts;

    public void Start()
    {
        ServeDocument("CONNZ", "CONNZ", (document, request) => Give(document, request, ["acc"], json => json.WriteString("acc"u8, request.Token(AccountToken))));
        ServeDocument("LEAFZ", "LEAFZ", (document, request) => Give(document, request, ["account"], json => json.WriteString("account"u8, request.Token(AccountToken))));
        ServeDocument("SUBSZ", "SUBSZ", GiveSubscriptions);
        ServeDocument("INFO", "ACCOUNTZ", GiveInfo);
        ServeDocument("JSZ", "JSZ", GiveStreams);
        if (shelf.TryFindByPath("/accstatz", out IDocument? statistics))
        {
            Serve("STATZ", request => GiveStatistics(statistics, request));
        }

        desk.Serve("$SYS.REQ.ACCOUNT.*.CONNS", TellConnections);
    }

    private void ServeDocument(string verb, string name, Action<IDocument, SystemRequest> give)
    {
        if (shelf.TryFindByName(name, out IDocument? document))
        {
            Serve(verb, request => give(document, request));
        }
    }

    private void Serve(string verb, Action<SystemRequest> give) => desk.Serve($"$SYS.REQ.ACCOUNT.*.{verb}", request => documents.IfMeant(request, give));

    private void Give(IDocument document, SystemRequest request, IReadOnlyList<string> names, Action<Utf8JsonWriter> options) =>
        document.Answer(RequestBody.With(request.Body, names, options), result => answers.Give(request.Reply, result));

    private void GiveSubscriptions(IDocument document, SystemRequest request) => Give(document, request, ["account", "subscriptions"], json =>
    {
        json.WriteString("account"u8, request.Token(AccountToken));
        json.WriteBoolean("subscriptions"u8, true);
    });

    private void GiveInfo(IDocument document, SystemRequest request) => document.Answer(
        RequestBody.With(request.Body, ["account"], json => json.WriteString("account"u8, request.Token(AccountToken))),
        result => GivePart(request, result, root => root.TryGetProperty("account_detail", out JsonElement detail) ? detail : null, () => "no such account"));

    /// <summary>The account's part of the document about streams.</summary>
    private void GiveStreams(IDocument document, SystemRequest request)
    {
        if (!shelf.Server.Broker.Statement.Facts.JetStream)
        {
            answers.RefuseDocument(request.Reply, "jetstream not enabled");
            return;
        }

        string account = request.Token(AccountToken);
        bool isOfStreams = RequestBody.TryRead(request.Body, MonitoringJson.Default.JszOptions, out JszOptions? options, out _) && options.Streams;
        string[] own = isOfStreams ? ["account", "accounts", "offset"] : ["account", "accounts", "offset", "consumer"]; // of an account, consumers do not bring their streams with them
        document.Answer(
            RequestBody.With(request.Body, own, json =>
            {
                json.WriteString("account"u8, account);
                json.WriteBoolean("accounts"u8, true);
            }),
            result => GivePart(request, result, FirstAccount, () => Accounts.TryGet(account, out _) ? $"account \"{account}\" not jetstream enabled" : $"account \"{account}\" not found"));
    }

    /// <summary>Silent when nobody here uses the accounts that are meant: in a cluster the others answer.</summary>
    private void GiveStatistics(IDocument document, SystemRequest request)
    {
        string account = request.Token(AccountToken);
        bool isAll = account == AllAccounts && !request.IsForeign; // an account may bear that name
        document.Answer(
            RequestBody.With(request.Body, isAll ? [] : ["accounts"], json =>
            {
                if (!isAll)
                {
                    json.WriteStartArray("accounts"u8);
                    json.WriteStringValue(account);
                    json.WriteEndArray();
                }
            }),
            result =>
            {
                if (result.Refusal is not null || HasStatistics(result.Json))
                {
                    answers.Give(request.Reply, result);
                }
            });
    }

    /// <summary>Another server asks, and perhaps names the account once more. Silent when nobody here uses it.</summary>
    private void TellConnections(SystemRequest request)
    {
        string name = request.Token(AccountToken);
        if (RequestBody.TryRead(request.Body, SystemAccountJson.Default.AccountChoice, out AccountChoice? choice, out _)
            && (string.IsNullOrEmpty(choice.Acc) || choice.Acc == name)
            && Accounts.TryGet(name, out Account? account)
            && account.Connections > 0)
        {
            answers.Responder.AnswerEvent(request.Reply, AccountConnections.EventType, json => connections.Write(json, account));
        }
    }

    private void GivePart(SystemRequest request, DocumentResult whole, Func<JsonElement, JsonElement?> choose, Func<string> otherwise)
    {
        if (whole.Refusal is not null)
        {
            answers.Give(request.Reply, whole);
            return;
        }

        using JsonDocument document = JsonDocument.Parse(whole.Json);
        if (choose(document.RootElement) is { } part)
        {
            answers.Give(request.Reply, part.WriteTo);
        }
        else
        {
            answers.RefuseDocument(request.Reply, otherwise());
        }
    }

    private static JsonElement? FirstAccount(JsonElement root) =>
        root.TryGetProperty("account_details", out JsonElement details) && details.ValueKind == JsonValueKind.Array && details.GetArrayLength() > 0 ? details[0] : null;

    private static bool HasStatistics(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("account_statz", out JsonElement accounts) && accounts.ValueKind == JsonValueKind.Array && accounts.GetArrayLength() > 0;
    }
}
