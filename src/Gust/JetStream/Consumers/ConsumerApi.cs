using Gust.Foundation;
using Gust.Client;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>The API's requests about consumers.</summary>
internal sealed class ConsumerApi(JetStreamApi js)
{
    public Task<ApiAnswer<ConsumerInfo>> InfoAsync(string stream, string name) => js.AskAsync("CONSUMER.INFO." + Tokens(stream, name), ConsumerInfo.Shape);

    /// <summary>Creates a consumer, or changes it; one without a name gets one.</summary>
    public Task<ApiAnswer<ConsumerInfo>> CreateAsync(string stream, ConsumerConfig config, ConsumerAction action = ConsumerAction.Any)
    {
        string name = config.Durable.Length > 0 ? config.Durable : config.Name.Length > 0 ? config.Name : UniqueId.Next(SystemRandom.Instance);
        ConsumerConfig named = config.Name.Length > 0 ? config : config with { Name = name };
        string filter = config.FilterSubject.Length > 0 ? "." + config.FilterSubject : "";
        var request = new CreateConsumerRequest { StreamName = stream, Config = named, Action = action };
        return js.AskAsync($"CONSUMER.CREATE.{Tokens(stream, name)}{filter}", CreateConsumerRequest.Shape, request, ConsumerInfo.Shape);
    }

    public Task DeleteAsync(string stream, string name) => js.AskAsync("CONSUMER.DELETE." + Tokens(stream, name), Success.Shape);

    public async Task<ConsumerPaused> PauseAsync(string stream, string name, WireTime until) =>
        (await js.AskAsync(
            "CONSUMER.PAUSE." + Tokens(stream, name), ConsumerPauseRequest.Shape, new ConsumerPauseRequest { PauseUntil = until }, ConsumerPaused.Shape)).Value;

    public Task UnpinAsync(string stream, string name, string group) =>
        js.AskAsync("CONSUMER.UNPIN." + Tokens(stream, name), ConsumerUnpinRequest.Shape, new ConsumerUnpinRequest { Group = group }, Nothing.Shape);

    public Task<ApiAnswer<ConsumerInfo>> ResetAsync(string stream, string name, ulong sequence) =>
        js.AskAsync("CONSUMER.RESET." + Tokens(stream, name), ConsumerResetRequest.Shape, new ConsumerResetRequest { Sequence = sequence }, ConsumerInfo.Shape);

    public async Task<IReadOnlyList<string>> NamesAsync(string stream)
    {
        var names = new List<string>();
        ConsumerNames page;
        do
        {
            var request = new ConsumersRequest { Offset = names.Count };
            page = (await js.AskAsync("CONSUMER.NAMES." + Token(stream), ConsumersRequest.Shape, request, ConsumerNames.Shape)).Value;
            names.AddRange(page.Consumers ?? []);
        }
        while (names.Count < page.Page.Total && page.Consumers is { Count: > 0 });
        return names;
    }

    /// <summary>All consumers of a stream, by name.</summary>
    public async Task<IReadOnlyList<ConsumerInfo>> ListAsync(string stream)
    {
        var consumers = new List<ConsumerInfo>();
        ConsumerList page;
        do
        {
            var request = new ConsumersRequest { Offset = consumers.Count };
            page = (await js.AskAsync("CONSUMER.LIST." + Token(stream), ConsumersRequest.Shape, request, ConsumerList.Shape)).Value;
            consumers.AddRange(page.Consumers ?? []);
        }
        while (consumers.Count < page.Page.Total && page.Consumers is { Count: > 0 });
        return [.. consumers.OrderBy(consumer => consumer.Name, StringComparer.Ordinal)];
    }

    private static string Tokens(string stream, string name) => $"{Token(stream)}.{Token(name)}";

    private static string Token(string name) => name.Length > 0 && name.AsSpan().IndexOfAny(" \t\r\n.*>") < 0
        ? name
        : throw new CliException($"\"{name}\" is not a name: it must not be empty or hold blanks, dots, * or >");
}
