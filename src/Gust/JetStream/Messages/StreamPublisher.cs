using System.Globalization;
using Gust.Cli.Messages;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.JetStream.Messages;

/// <summary>Publishes into a stream one message after the other, or all as one batch, and tells what the stream says of them.</summary>
internal sealed class StreamPublisher(JetStreamApi api, bool quiet)
{
    private readonly MessageStore _store = new(api);

    public async Task PublishAsync(IAsyncEnumerable<OutgoingMessage> messages)
    {
        await foreach (OutgoingMessage message in messages)
        {
            Tell(await _store.PutAsync(message.Subject, message.Body, message.Headers));
        }
    }

    /// <summary>All of them come in, or none: the stream keeps them to itself until it has the last.</summary>
    public async Task PublishBatchAsync(IAsyncEnumerable<OutgoingMessage> messages)
    {
        string batch = UniqueId.Next(SystemRandom.Instance);
        ulong number = 0;
        OutgoingMessage? last = null;
        await foreach (OutgoingMessage message in messages)
        {
            if (last is { } known)
            {
                await _store.StageAsync(known.Subject, known.Body, HeadersOf(known, batch, number));
            }

            last = message;
            number++;
        }

        if (last is { } end)
        {
            Headers headers = HeadersOf(end, batch, number);
            headers.Add("Nats-Batch-Commit", "1");
            Tell(await _store.PutAsync(end.Subject, end.Body, headers));
        }
    }

    private static Headers HeadersOf(OutgoingMessage message, string batch, ulong number)
    {
        Headers headers = message.Headers ?? [];
        headers.Add("Nats-Batch-Id", batch);
        headers.Add("Nats-Batch-Sequence", number.ToString(CultureInfo.InvariantCulture));
        return headers;
    }

    private void Tell(PublishAck ack)
    {
        if (quiet)
        {
            return;
        }

        string text = ack.Batch.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Stored in Stream: {ack.Stream} Messages: {ack.Count:N0} Sequence: {ack.Sequence:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"Stored in Stream: {ack.Stream} Sequence: {ack.Sequence:N0}");
        text += ack.Domain.Length > 0 ? $" Domain: \"{ack.Domain}\"" : "";
        text += ack.IsDuplicate ? " Duplicate: true" : "";
        text += ack.Value.Length > 0 ? $" Counter Value: {ack.Value}" : "";
        api.Context.Log.Line(text);
    }
}
