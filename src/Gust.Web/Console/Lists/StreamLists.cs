using Gust.Web.Console.Api;
using Gust.Web.Console.Buckets;
using Gust.Web.Console.Observed;

namespace Gust.Web.Console.Lists;

/// <summary>Streams and consumers of all accounts by page.</summary>
internal sealed class StreamLists(StreamObserver observer)
{
    /// <summary>How the names of streams begin that are something else besides.</summary>
    private static readonly Dictionary<string, string> s_kinds = new() { ["kv"] = "KV_", ["objects"] = ObjectNames.StreamPrefix };

    private static readonly Dictionary<string, SortColumn<StreamRow>> s_streamColumns = new()
    {
        ["name"] = SortColumn<StreamRow>.Text(row => row.Name),
        ["messages"] = SortColumn<StreamRow>.Number(row => row.Messages),
        ["bytes"] = SortColumn<StreamRow>.Number(row => row.Bytes),
        ["consumers"] = SortColumn<StreamRow>.Number(row => row.Consumers),
        ["lag"] = SortColumn<StreamRow>.Number(row => row.Lag),
        ["ackPending"] = SortColumn<StreamRow>.Number(row => row.AckPending),
        ["redelivered"] = SortColumn<StreamRow>.Number(row => row.Redelivered),
        ["subjectCount"] = SortColumn<StreamRow>.Number(row => row.SubjectCount),
        ["lastTime"] = SortColumn<StreamRow>.Text(row => row.LastTime, largestFirst: true),
    };

    private static readonly Dictionary<string, SortColumn<ConsumerRow>> s_consumerColumns = new()
    {
        ["name"] = SortColumn<ConsumerRow>.Text(row => row.Name),
        ["stream"] = SortColumn<ConsumerRow>.Text(row => row.Stream),
        ["lag"] = SortColumn<ConsumerRow>.Number(row => row.Lag),
        ["ackPending"] = SortColumn<ConsumerRow>.Number(row => row.AckPending),
        ["growth"] = SortColumn<ConsumerRow>.Number(row => row.Growth ?? 0),
        ["redelivered"] = SortColumn<ConsumerRow>.Number(row => row.Redelivered),
        ["waiting"] = SortColumn<ConsumerRow>.Number(row => row.Waiting),
        ["delivered"] = SortColumn<ConsumerRow>.Number(row => row.Delivered),
        ["ackFloor"] = SortColumn<ConsumerRow>.Number(row => row.AckFloor),
        ["lastActive"] = SortColumn<ConsumerRow>.Text(row => row.LastActive, largestFirst: true),
    };

    public async Task ServeStreamsAsync(ConsoleCall call)
    {
        StreamSnapshot snapshot = await observer.LookAsync().ConfigureAwait(false);
        (string account, string name) = (call.Text("account"), call.Text("name"));
        string prefix = s_kinds.GetValueOrDefault(call.Text("kind"), "");
        StreamRow[] rows = [.. snapshot.Streams.Where(row =>
            (account.Length == 0 || row.Account == account)
            && (name.Length == 0 || row.Name == name)
            && row.Name.StartsWith(prefix, StringComparison.Ordinal))];
        ListPage<StreamRow> page = ListQuery.Of(call).Cut(rows, Holds, s_streamColumns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageStreamRow).ConfigureAwait(false);
    }

    public async Task ServeConsumersAsync(ConsoleCall call)
    {
        StreamSnapshot snapshot = await observer.LookAsync().ConfigureAwait(false);
        (string account, string stream) = (call.Text("account"), call.Text("stream"));
        ConsumerRow[] rows = [.. snapshot.Consumers.Where(row =>
            (account.Length == 0 || row.Account == account)
            && (stream.Length == 0 || row.Stream == stream))];
        ListPage<ConsumerRow> page = ListQuery.Of(call).Cut(rows, Holds, s_consumerColumns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageConsumerRow).ConfigureAwait(false);
    }

    private static bool Holds(StreamRow row, string wanted) =>
        ListQuery.Holds(row.Name, wanted) || ListQuery.Holds(row.Account, wanted) || row.Subjects.Any(subject => ListQuery.Holds(subject, wanted));

    private static bool Holds(ConsumerRow row, string wanted) =>
        ListQuery.Holds(row.Name, wanted) || ListQuery.Holds(row.Stream, wanted) || ListQuery.Holds(row.Filter, wanted) || ListQuery.Holds(row.Account, wanted);
}
