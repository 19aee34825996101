using System.Buffers;
using System.Text;
using Gust.Core;
using Gust.Core.Internal;
using Gust.Core.Sharing;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Advisories;

/// <summary>Tells an account what happens to its streams (spec: jetstream.md section 13). What nobody listens for is not even composed.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class AdvisoryPublisher(Broker broker, Account account)
{
    public const string Prefix = "$JS.EVENT.";

    /// <summary>Whether anybody listens to a subject below the prefix.</summary>
    public bool IsWanted(string subject) => account.Interest.HasInterest(Encoding.UTF8.GetBytes(Prefix + subject));

    /// <param name="subject">Below the prefix.</param>
    /// <param name="advisory">Gets its id and time here.</param>
    /// <param name="shape">Its fields.</param>
    public void Publish<T>(string subject, T advisory, JsonShape<T> shape)
        where T : Advisory
    {
        byte[] full = Encoding.UTF8.GetBytes(Prefix + subject);
        if (!account.Interest.HasInterest(full))
        {
            return;
        }

        advisory.Id = EventId.Next(broker.Random);
        advisory.Timestamp = WireTime.FromDateTimeOffset(broker.Time.GetUtcNow());
        ArrayBufferWriter<byte> body = new();
        ModelJson.Write(body, shape, advisory);
        broker.Internal.Publish(account, full, body.WrittenSpan);
    }
}
