using System.Text.Json;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.Lists;

/// <summary>Streams and consumers of all accounts by page. One look at them serves everybody who asks at the same time.</summary>
internal sealed class StreamLists(DocumentReader documents, TimeProvider time)
{
    private const string BucketPrefix = "KV_";

    private static readonly Dictionary<string, string> s_everything = new()
    {
        ["accounts"] = "1",
        ["streams"] = "1",
        ["consumers"] = "1",
        ["config"] = "1",
        ["limit"] = "1000000",
    };

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
        ["redelivered"] = SortColumn<ConsumerRow>.Number(row => row.Redelivered),
        ["waiting"] = SortColumn<ConsumerRow>.Number(row => row.Waiting),
        ["delivered"] = SortColumn<ConsumerRow>.Number(row => row.Delivered),
        ["ackFloor"] = SortColumn<ConsumerRow>.Number(row => row.AckFloor),
        ["lastActive"] = SortColumn<ConsumerRow>.Text(row => row.LastActive, largestFirst: true),
    };

    private readonly BriefMemory<StreamSnapshot> _snapshot = new(time, TimeSpan.FromSeconds(1));

    public async Task ServeStreamsAsync(ConsoleCall call)
    {
        StreamSnapshot snapshot = await LookAsync().ConfigureAwait(false);
        (string account, string name, bool buckets) = (call.Text("account"), call.Text("name"), call.Text("kind") == "kv");
        StreamRow[] rows = [.. snapshot.Streams.Where(row =>
            (account.Length == 0 || row.Account == account)
            && (name.Length == 0 || row.Name == name)
            && (!buckets || row.Name.StartsWith(BucketPrefix, StringComparison.Ordinal)))];
        ListPage<StreamRow> page = ListQuery.Of(call).Cut(rows, Holds, s_streamColumns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageStreamRow).ConfigureAwait(false);
    }

    public async Task ServeConsumersAsync(ConsoleCall call)
    {
        StreamSnapshot snapshot = await LookAsync().ConfigureAwait(false);
        (string account, string stream) = (call.Text("account"), call.Text("stream"));
        ConsumerRow[] rows = [.. snapshot.Consumers.Where(row =>
            (account.Length == 0 || row.Account == account)
            && (stream.Length == 0 || row.Stream == stream))];
        ListPage<ConsumerRow> page = ListQuery.Of(call).Cut(rows, Holds, s_consumerColumns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageConsumerRow).ConfigureAwait(false);
    }

    /// <summary>Not ended when the one who asked first goes away: others may wait for it too.</summary>
    private Task<StreamSnapshot> LookAsync() => _snapshot.GetAsync("", async () =>
    {
        using JsonDocument document = await documents.ReadAsync("/jsz", s_everything, CancellationToken.None).ConfigureAwait(false);
        return new StreamSnapshot(document.RootElement);
    });

    private static bool Holds(StreamRow row, string wanted) =>
        ListQuery.Holds(row.Name, wanted) || ListQuery.Holds(row.Account, wanted) || row.Subjects.Any(subject => ListQuery.Holds(subject, wanted));

    private static bool Holds(ConsumerRow row, string wanted) =>
        ListQuery.Holds(row.Name, wanted) || ListQuery.Holds(row.Stream, wanted) || ListQuery.Holds(row.Filter, wanted) || ListQuery.Holds(row.Account, wanted);
}
