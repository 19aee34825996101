using System.Text;
using Gust.Storage.Streams;

namespace Gust.JetStream.Tests.Consumers;

internal sealed record NaiveMessage(ulong Sequence, long Time, byte[] Subject, byte[] Headers, byte[] Payload)
{
    public string SubjectText => Encoding.UTF8.GetString(Subject);

    public StoredMessage Stored => new()
    {
        Sequence = Sequence,
        Time = Time,
        Subject = Subject,
        Headers = Headers,
        Payload = Payload,
    };
}
