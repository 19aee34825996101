using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Subjects;
using Gust.Web.Console.Api;
using Gust.Web.Console.Lists;
using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Buckets;

/// <summary>The keys of a bucket by page, with those that are deleted marked or left out. A search with a wildcard is a pattern, another one a part of the key.</summary>
internal sealed class KeyList(StreamReading reading)
{
    /// <summary>Keys that a look holds; a bucket with more is searched.</summary>
    private const int KeysMax = 50_000;

    /// <summary>Keys whose last revisions are read, to leave out those that are deleted.</summary>
    private const int ReadMax = 5_000;

    /// <summary>Of these, in one turn of the stream.</summary>
    private const int TurnMax = 200;

    private static readonly Dictionary<string, SortColumn<KeyRow>> s_columns = new()
    {
        ["key"] = new((one, other) => string.CompareOrdinal(one.Key, other.Key), LargestFirst: false),
        ["revisions"] = SortColumn<KeyRow>.Number(row => row.Revisions),
        ["revision"] = SortColumn<KeyRow>.Number(row => row.Revision),
    };

    public async Task ServeAsync(ConsoleCall call)
    {
        string bucket = call.Text("bucket");
        StreamOwner stream = reading.Find(call.Text("account"), "KV_" + bucket);
        ListQuery query = ListQuery.Of(call).SortedBy("key");
        (List<KeyRow> found, int total) = await StreamReading.AskAsync(stream, owner => Find(owner, $"$KV.{bucket}.", query.Search), call.Gone).ConfigureAwait(false);
        if (call.Text("hide") == "1")
        {
            found = [.. (await LookUpAsync(stream, Few(found), call.Gone).ConfigureAwait(false)).Where(row => !row.IsGone)];
        }

        ListPage<KeyRow> page = (query with { Search = "" }).Cut(found, static (_, _) => true, s_columns);
        IReadOnlyList<KeyRow> rows = await LookUpAsync(stream, page.Rows, call.Gone).ConfigureAwait(false);
        await call.AnswerAsync(page with { Total = total, Rows = rows }, ConsoleJson.Default.ListPageKeyRow).ConfigureAwait(false);
    }

    private static List<KeyRow> Few(List<KeyRow> found) => found.Count <= ReadMax
        ? found
        : throw new ConsoleRefusal(422, $"Of more than {ReadMax:N0} keys the deleted ones cannot be left out. Search for fewer, or show the deleted ones too.");

    private static (List<KeyRow> Found, int Total) Find(StreamOwner stream, string prefix, string search)
    {
        bool isPattern = search.AsSpan().ContainsAny('*', '>');
        SubjectFilter? filter = StoredMessages.FilterOf(prefix + (isPattern ? search : ">"));
        List<KeyRow> found = [];
        stream.Store.VisitSubjects(filter, (ReadOnlySpan<byte> subject, in SubjectState state) =>
        {
            string key = Encoding.UTF8.GetString(subject[Encoding.UTF8.GetByteCount(prefix)..]);
            if (isPattern || key.Contains(search, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(new KeyRow(key, state.Messages, state.LastSequence));
            }

            return found.Count < KeysMax;
        });
        return (found, (int)Math.Min(int.MaxValue, stream.Store.State.Subjects));
    }

    private static async Task<IReadOnlyList<KeyRow>> LookUpAsync(StreamOwner stream, IReadOnlyList<KeyRow> rows, CancellationToken gone)
    {
        List<KeyRow> known = new(rows.Count);
        foreach (KeyRow[] some in rows.Chunk(TurnMax))
        {
            known.AddRange(await StreamReading.AskAsync(stream, owner => Array.ConvertAll(some, row => LookUp(owner.Store, row)), gone).ConfigureAwait(false));
        }

        return known;
    }

    /// <summary>Of a revision that has gone meanwhile nothing is said; the next look will.</summary>
    private static KeyRow LookUp(IStreamStore store, KeyRow row) => row.Operation is null && store.TryLoad(row.Revision, out StoredMessage message)
        ? row with
        {
            Operation = KeyOperation.Of(message.Headers),
            Time = WireTime.FromUnixNanoseconds(message.Time).ToString(),
            Size = message.Payload.Length,
        }
        : row;
}
