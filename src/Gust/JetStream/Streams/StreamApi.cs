using System.Text.Json;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Streams;

/// <summary>The API's requests about streams.</summary>
internal sealed class StreamApi(JetStreamApi js)
{
    private static readonly string[] Internal = ["KV_", "OBJ_", "$MQTT_"];

    /// <summary>Whether another feature keeps its data in a stream of this name.</summary>
    public static bool IsInternal(string name) => Array.Exists(Internal, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    public Task<ApiAnswer<StreamInfo>> InfoAsync(string name, StreamInfoRequest? details = null) => details is null
        ? js.AskAsync("STREAM.INFO." + Token(name), StreamInfo.Shape)
        : js.AskAsync("STREAM.INFO." + Token(name), StreamInfoRequest.Shape, details, StreamInfo.Shape);

    public Task<ApiAnswer<StreamInfo>> CreateAsync(StreamConfig config) =>
        js.AskAsync("STREAM.CREATE." + Token(config.Name), StreamConfig.Shape, config, StreamInfo.Shape);

    public Task<ApiAnswer<StreamInfo>> UpdateAsync(StreamConfig config) =>
        js.AskAsync("STREAM.UPDATE." + Token(config.Name), StreamConfig.Shape, config, StreamInfo.Shape);

    public Task DeleteAsync(string name) => js.AskAsync("STREAM.DELETE." + Token(name), Success.Shape);

    public async Task<ulong> PurgeAsync(string name, StreamPurgeRequest what) =>
        (await js.AskAsync("STREAM.PURGE." + Token(name), StreamPurgeRequest.Shape, what, StreamPurged.Shape)).Value.Purged;

    public Task<ApiAnswer<StreamMessage>> MessageAsync(string name, MessageGetRequest which) =>
        js.AskAsync("STREAM.MSG.GET." + Token(name), MessageGetRequest.Shape, which, StreamMessage.Shape);

    public Task DeleteMessageAsync(string name, ulong sequence) =>
        js.AskAsync("STREAM.MSG.DELETE." + Token(name), MessageDeleteRequest.Shape, new MessageDeleteRequest { Sequence = sequence }, Success.Shape);

    /// <summary>Null where there is no such stream.</summary>
    public async Task<StreamInfo?> FindAsync(string name)
    {
        try
        {
            return (await InfoAsync(name)).Value;
        }
        catch (ApiException e) when (e.Reason == ErrorCode.StreamNotFound)
        {
            return null;
        }
    }

    /// <summary>All names, sorted; with a subject those that could store it.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string subject = "")
    {
        var names = new List<string>();
        StreamNames page;
        do
        {
            var request = new StreamNamesRequest { Offset = names.Count, Subject = subject };
            page = (await js.AskAsync("STREAM.NAMES", StreamNamesRequest.Shape, request, StreamNames.Shape)).Value;
            names.AddRange(page.Streams ?? []);
        }
        while (names.Count < page.Page.Total && page.Streams is { Count: > 0 });
        return names;
    }

    /// <summary>All streams, by name; with a subject those that could store it.</summary>
    public async Task<IReadOnlyList<StreamInfo>> ListAsync(string subject = "")
    {
        var streams = new List<StreamInfo>();
        StreamList page;
        do
        {
            var request = new StreamListRequest { Offset = streams.Count, Subject = subject };
            page = (await js.AskAsync("STREAM.LIST", StreamListRequest.Shape, request, StreamList.Shape)).Value;
            streams.AddRange(page.Streams ?? []);
            TellMissing(page);
        }
        while (streams.Count < page.Page.Total && page.Streams is { Count: > 0 });
        return [.. streams.OrderBy(stream => stream.Config.Name, StringComparer.Ordinal)];
    }

    /// <summary>Subjects and how many messages each has.</summary>
    public async Task<IReadOnlyDictionary<string, ulong>> SubjectsAsync(string name, string filter)
    {
        var subjects = new Dictionary<string, ulong>();
        while (true)
        {
            var request = new StreamInfoRequest { SubjectsFilter = filter, Offset = subjects.Count };
            ApiAnswer<StreamInfo> page = await InfoAsync(name, request);
            int before = subjects.Count;
            foreach ((string subject, ulong messages) in page.Value.State.Subjects ?? new Dictionary<string, ulong>())
            {
                subjects[subject] = messages;
            }

            if (subjects.Count == before || subjects.Count >= Total(page.Json))
            {
                return subjects;
            }
        }
    }

    private static long Total(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("total", out JsonElement total) ? total.GetInt64() : 0;
    }

    private void TellMissing(StreamList page)
    {
        foreach (string name in (page.Missing ?? []).Concat(page.Offline?.Keys ?? []))
        {
            js.Context.Log.Line($"No information from the stream {name}: its servers do not answer");
        }
    }

    /// <summary>A name becomes a token of the subject: one that cannot is refused here, before it asks for something else.</summary>
    private static string Token(string name) => name.Length > 0 && name.AsSpan().IndexOfAny(" \t\r\n.*>") < 0
        ? name
        : throw new CliException($"\"{name}\" is not a name of a stream: it must not be empty or hold blanks, dots, * or >");
}
