using System.Text;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Subjects;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.Stored;

/// <summary>Reads messages of a stream one after the other. Where there are none it says so: looking is no mistake.</summary>
internal sealed class StoredMessages(StreamReading reading)
{
    /// <summary>Bytes of a page: what is too much for it comes with the next one.</summary>
    private const int PageBytesMax = 8 * 1024 * 1024;

    /// <summary>Messages, and bytes, that are read in one turn of the stream.</summary>
    private const int TurnMessagesMax = 64;
    private const int TurnBytesMax = 1024 * 1024;

    public async Task ServeAsync(ConsoleCall call)
    {
        StreamOwner stream = reading.Find(call.Text("account"), call.Text("stream"));
        ulong from = (ulong)call.Number("seq", otherwise: 1, 1, long.MaxValue);
        MessagePage page = await ReadAsync(stream, FilterOf(call.Text("filter")), from, call.Limit(otherwise: 25), int.MaxValue, call.Gone).ConfigureAwait(false);
        await call.AnswerAsync(page, ConsoleJson.Default.MessagePage).ConfigureAwait(false);
    }

    /// <param name="stream">Whose.</param>
    /// <param name="filter">Null: all subjects.</param>
    /// <param name="from">First sequence.</param>
    /// <param name="limit">Messages at most.</param>
    /// <param name="bytesMax">Bytes of each that are taken along.</param>
    /// <param name="gone">Cancelled when nobody wants to know any more.</param>
    public static async Task<MessagePage> ReadAsync(StreamOwner stream, SubjectFilter? filter, ulong from, int limit, int bytesMax, CancellationToken gone)
    {
        List<MessageRow> rows = [];
        int room = PageBytesMax;
        ulong next = from;
        bool goesOn = true;
        while (goesOn && rows.Count < limit && room > 0)
        {
            int wanted = Math.Min(TurnMessagesMax, limit - rows.Count);
            List<MessageRow> read = await StreamReading.AskAsync(stream, owner => ReadTurn(owner.Store, filter, next, wanted, bytesMax), gone).ConfigureAwait(false);
            rows.AddRange(read);
            room -= read.Sum(row => row.Held);
            goesOn = read.Count > 0;
            next = goesOn ? read[^1].Seq + 1 : next;
        }

        return new MessagePage(rows, goesOn ? await FirstAsync(stream, filter, next, gone).ConfigureAwait(false) : 0);
    }

    /// <exception cref="ConsoleRefusal">It is no subject.</exception>
    public static SubjectFilter? FilterOf(string subject) => subject is "" or ">"
        ? null
        : Subject.IsValid(subject)
            ? new SubjectFilter([Encoding.UTF8.GetBytes(subject)])
            : throw new ConsoleRefusal(400, $"“{subject}” is no subject: tokens with dots between, * for any token, > for any end.");

    private static List<MessageRow> ReadTurn(IStreamStore store, SubjectFilter? filter, ulong from, int limit, int bytesMax)
    {
        List<MessageRow> rows = [];
        int room = TurnBytesMax;
        while (rows.Count < limit && room > 0 && store.TryLoadNext(filter, from, out StoredMessage message))
        {
            MessageRow row = MessageRow.Of(message, bytesMax);
            rows.Add(row);
            room -= row.Held;
            from = row.Seq + 1;
        }

        return rows;
    }

    /// <summary>Sequence of the first message from one on; 0: there is none.</summary>
    private static Task<ulong> FirstAsync(StreamOwner stream, SubjectFilter? filter, ulong from, CancellationToken gone) =>
        StreamReading.AskAsync(stream, owner => owner.Store.TryLoadNext(filter, from, out StoredMessage message) ? message.Sequence : 0, gone);
}
