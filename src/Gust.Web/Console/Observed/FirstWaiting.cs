using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.Web.Console.Observed;

/// <summary>The oldest message that a consumer has not yet been given: how far behind it is, in time.</summary>
/// <param name="Seq">Its sequence.</param>
/// <param name="Time">When it came.</param>
internal sealed record FirstWaiting(ulong Seq, string Time)
{
    /// <summary>In a turn of the stream; null: none waits.</summary>
    public static FirstWaiting? Of(StreamOwner stream, ConsumerHost consumer)
    {
        byte[][] filters = [.. ConsumerFilters.Of(consumer.Config).Select(Encoding.UTF8.GetBytes)];
        ulong from = consumer.Engine.Report(stream.Now).Delivered.Stream + 1;
        return stream.Store.TryLoadNext(filters.Length == 0 ? null : new SubjectFilter(filters), from, out StoredMessage message)
            ? new FirstWaiting(message.Sequence, WireTime.FromUnixNanoseconds(message.Time).ToString())
            : null;
    }
}
