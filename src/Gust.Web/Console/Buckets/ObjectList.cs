using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Web.Console.Api;
using Gust.Web.Console.Lists;
using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Buckets;

/// <summary>The objects of a bucket by page.</summary>
internal sealed class ObjectList(StreamReading reading)
{
    /// <summary>Objects that a look holds; of more, those that come first.</summary>
    private const int ObjectsMax = 5_000;

    /// <summary>Of these, in one turn of the stream.</summary>
    private const int TurnMax = 200;

    private static readonly Dictionary<string, SortColumn<ObjectRow>> s_columns = new()
    {
        ["name"] = SortColumn<ObjectRow>.Text(row => row.Name),
        ["size"] = SortColumn<ObjectRow>.Number(row => row.Size),
        ["chunks"] = SortColumn<ObjectRow>.Number(row => row.Chunks),
        ["time"] = SortColumn<ObjectRow>.Number(row => row.Revision),
    };

    private readonly BriefMemory<ObjectRow[]> _rows = new(reading.Server.Broker.Time, TimeSpan.FromSeconds(2));

    public async Task ServeAsync(ConsoleCall call)
    {
        (string account, string bucket) = (call.Text("account"), call.Text("bucket"));
        StreamOwner stream = reading.Find(account, ObjectNames.Stream(bucket));
        ObjectRow[] rows = await _rows.GetAsync($"{account} {bucket}", () => ReadAsync(stream, bucket)).ConfigureAwait(false);
        if (call.Text("hide") == "1")
        {
            rows = [.. rows.Where(row => !row.Deleted)];
        }

        ListPage<ObjectRow> page = ListQuery.Of(call).SortedBy("name").Cut(rows, Holds, s_columns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageObjectRow).ConfigureAwait(false);
    }

    /// <summary>Not ended when the one who asked first goes away: others may wait for it too.</summary>
    private static async Task<ObjectRow[]> ReadAsync(StreamOwner stream, string bucket)
    {
        List<ulong> found = await StreamReading.AskAsync(stream, owner => Find(owner.Store, bucket), CancellationToken.None).ConfigureAwait(false);
        List<ObjectRow> rows = new(found.Count);
        foreach (ulong[] some in found.Chunk(TurnMax))
        {
            rows.AddRange(await StreamReading.AskAsync(stream, owner => Load(owner.Store, some), CancellationToken.None).ConfigureAwait(false));
        }

        return [.. rows];
    }

    private static List<ulong> Find(IStreamStore store, string bucket)
    {
        List<ulong> found = [];
        store.VisitSubjects(StoredMessages.FilterOf(ObjectNames.Descriptions(bucket)), (ReadOnlySpan<byte> _, in SubjectState state) =>
        {
            found.Add(state.LastSequence);
            return found.Count < ObjectsMax;
        });
        return found;
    }

    private static List<ObjectRow> Load(IStreamStore store, ulong[] sequences)
    {
        List<ObjectRow> rows = [];
        foreach (ulong sequence in sequences)
        {
            if (store.TryLoad(sequence, out StoredMessage message) && ObjectDescription.Read(message) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static bool Holds(ObjectRow row, string wanted) => ListQuery.Holds(row.Name, wanted) || ListQuery.Holds(row.Description, wanted);
}
