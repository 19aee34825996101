using Gust.Client;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.Messages;

/// <summary>Puts single messages into streams and gets them back.</summary>
internal sealed class MessageStore(JetStreamApi js)
{
    /// <summary>Publishes, and waits until the stream has it.</summary>
    public async Task<PublishAck> PutAsync(string subject, ReadOnlyMemory<byte> payload, Headers? headers = null) =>
        JetStreamApi.Read(await RequestAsync(subject, payload, headers), PublishAck.Shape).Value;

    /// <summary>Publishes a message of a batch that is not its last: the stream keeps it to itself.</summary>
    public async Task StageAsync(string subject, ReadOnlyMemory<byte> payload, Headers headers)
    {
        Message answer = await RequestAsync(subject, payload, headers);
        if (!answer.Payload.IsEmpty)
        {
            JetStreamApi.ThrowIfRefused(answer.Payload);
        }
    }

    private async Task<Message> RequestAsync(string subject, ReadOnlyMemory<byte> payload, Headers? headers)
    {
        try
        {
            return await js.Client.RequestAsync(subject, payload, headers, cancel: js.Context.Cancel);
        }
        catch (NoRespondersException)
        {
            throw new CliException(js.Client.LastServerError is { } refused ? $"the server refused: {refused}" : $"no stream stores {Quoted.Text(subject)}");
        }
    }

    /// <summary>The last message of a subject; null where there is none.</summary>
    public Task<StoredMessage?> LastAsync(StreamConfig stream, string subject) => stream.AllowDirect
        ? DirectAsync($"DIRECT.GET.{stream.Name}.{subject}", default)
        : ByRequestAsync(stream, new MessageGetRequest { LastBySubject = subject });

    /// <summary>The message of a sequence; null where there is none.</summary>
    public Task<StoredMessage?> AtAsync(StreamConfig stream, ulong sequence)
    {
        var request = new MessageGetRequest { Sequence = sequence };
        return stream.AllowDirect
            ? DirectAsync("DIRECT.GET." + stream.Name, ConfigFile.Compact(MessageGetRequest.Shape, request))
            : ByRequestAsync(stream, request);
    }

    private async Task<StoredMessage?> DirectAsync(string verb, ReadOnlyMemory<byte> body)
    {
        Message answer = await js.SendAsync(verb, body);
        return answer.Status == 404 ? null : StoredMessage.FromDirect(answer);
    }

    private async Task<StoredMessage?> ByRequestAsync(StreamConfig stream, MessageGetRequest request)
    {
        try
        {
            return (await new StreamApi(js).MessageAsync(stream.Name, request)).Value.Message is { } stored ? StoredMessage.From(stored) : null;
        }
        catch (ApiException e) when (e.Reason == ErrorCode.NoMessageFound)
        {
            return null;
        }
    }
}
