using System.Globalization;
using System.Text.Json;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.Lists;

/// <summary>Connections by page. What /connz can sort by itself it sorts; the search and other orders look at all of them.</summary>
internal sealed class ConnectionList(DocumentReader documents)
{
    private const string Path = "/connz";
    private const int AllMax = 1_000_000;

    private static readonly string[] s_searched = ["name", "ip", "account", "authorized_user", "lang", "reason", "name_tag"];

    private static readonly Dictionary<string, SortColumn<JsonElement>> s_columns = new()
    {
        ["cid"] = Number("cid") with { LargestFirst = false },
        ["name"] = Text("name"),
        ["ip"] = Text("ip"),
        ["account"] = Text("account"),
        ["reason"] = Text("reason"),
        ["stop"] = Text("stop") with { LargestFirst = true },
        ["subs"] = Number("subscriptions"),
        ["msgs_from"] = Number("in_msgs"),
        ["msgs_to"] = Number("out_msgs"),
        ["bytes_from"] = Number("in_bytes"),
        ["bytes_to"] = Number("out_bytes"),
        ["pending"] = Number("pending_bytes"),
        ["idle"] = Text("last_activity"),
    };

    /// <summary>Orders that /connz knows too, in their usual direction.</summary>
    private static readonly string[] s_own = ["cid", "subs", "msgs_from", "msgs_to", "bytes_from", "bytes_to", "pending", "idle", "rtt", "stop"];

    public async Task ServeAsync(ConsoleCall call)
    {
        ListQuery query = ListQuery.Of(call);
        bool isUsual = query.Order.Length == 0 || !s_columns.TryGetValue(query.Sort, out SortColumn<JsonElement>? column) || (query.Order == "desc") == column.LargestFirst;
        bool isCut = query.Search.Length == 0 && isUsual && s_own.Contains(query.Sort);
        using JsonDocument document = await documents.ReadAsync(Path, Parameters(call, query, isCut), call.Gone).ConfigureAwait(false);
        ListPage<JsonElement> page = isCut ? AsGiven(document.RootElement, query) : query.Cut(Rows(document.RootElement), Holds, s_columns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageJsonElement).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Parameters(ConsoleCall call, ListQuery query, bool isCut)
    {
        Dictionary<string, string> parameters = new()
        {
            ["auth"] = "1",
            ["state"] = call.Text("state") is "closed" ? "closed" : "open",
            ["offset"] = (isCut ? query.Offset : 0).ToString(CultureInfo.InvariantCulture),
            ["limit"] = (isCut ? query.Limit : AllMax).ToString(CultureInfo.InvariantCulture),
        };
        if (isCut)
        {
            parameters["sort"] = query.Sort;
        }

        if (call.Text("account") is { Length: > 0 } account)
        {
            parameters["acc"] = account;
        }

        return parameters;
    }

    private static ListPage<JsonElement> AsGiven(JsonElement document, ListQuery query)
    {
        int total = document.GetProperty("total").GetInt32();
        return new ListPage<JsonElement>(total, total, query.Offset, Rows(document));
    }

    private static JsonElement[] Rows(JsonElement document) =>
        document.TryGetProperty("connections", out JsonElement rows) && rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray()] : [];

    private static bool Holds(JsonElement row, string wanted) =>
        s_searched.Any(name => ListQuery.Holds(Json.Text(row, name), wanted)) || Json.Integer(row, "cid").ToString(CultureInfo.InvariantCulture) == wanted;

    private static SortColumn<JsonElement> Number(string name) => SortColumn<JsonElement>.Number(row => Json.Integer(row, name));

    private static SortColumn<JsonElement> Text(string name) => SortColumn<JsonElement>.Text(row => Json.Text(row, name));
}
