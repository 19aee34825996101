using System.Globalization;
using System.Text;
using System.Text.Json;
using Gust.Cli.JetStream.Accounts;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Admin.Events;

/// <summary>Events as people read them. Whatever an event holds is shown: the kinds of events are the servers' to choose.</summary>
internal static class EventText
{
    private const int ValueMax = 200;
    private static readonly string[] Frame = ["type", "id", "timestamp"];

    /// <summary>A server says more of itself in every event than anybody wants to read.</summary>
    private static readonly string[] OfServers = ["server.name", "server.id", "server.cluster", "server.domain", "server.ver"];

    /// <summary>What of an event tells it from others in one line.</summary>
    private static readonly string[] Telling =
    [
        "server.name", "name", "client.acc", "acc", "client.user", "client.name", "client.host", "client.id", "conns", "reason", "account", "stream", "consumer", "action", "subject",
        "stream_seq", "deliveries", "leader", "error.description", "status", "requestor.name", "service", "total",
    ];

    public static string Line(Message message, TimeProvider clock)
    {
        if (Parse(message) is not { } root)
        {
            return $"{Now(clock)} {Visible.Line(message.Subject)}: {Quoted.Text(Encoding.UTF8.GetString(message.Payload.Span))}\n";
        }

        Dictionary<string, string> fields = Fields(root).DistinctBy(field => field.Path).ToDictionary(field => field.Path, field => field.Value);
        string told = string.Join(" ", Telling.Where(fields.ContainsKey).Select(path => $"{path}={fields[path]}"));
        return Visible.Line($"{Time(root, clock)} [{Title(root, message.Subject)}] {told}") + "\n";
    }

    public static string Page(Message message, TimeProvider clock)
    {
        if (Parse(message) is not { } root)
        {
            return Visible.Lines($"[{Now(clock)}] {message.Subject}\n\n  {Encoding.UTF8.GetString(message.Payload.Span).ReplaceLineEndings("\n  ")}\n\n");
        }

        string id = root.Text("id") is { Length: > 0 } text && text.Length < 30 ? $" [{text}]" : "";
        var page = new Columns($"[{Time(root, clock)}]{id} {Title(root, message.Subject)}");
        string section = "";
        foreach ((string path, string value) in Fields(root).Where(field => IsShown(field.Path, id)).OrderBy(field => Section(field.Path), StringComparer.Ordinal))
        {
            if (Section(path) is { Length: > 0 } part && part != section)
            {
                section = part;
                page.Section(Words(part));
            }

            page.Row(Words((section.Length > 0 ? path[(section.Length + 1)..] : path).Replace('.', '_')), value);
        }

        return page.IsEmpty ? Visible.Lines($"[{Time(root, clock)}] {Title(root, message.Subject)}\n\n") : page.Render();
    }

    private static bool IsShown(string path, string id) => Section(path) == "server" ? OfServers.Contains(path) : !Frame.Contains(path) || (path == "id" && id.Length == 0);

    /// <summary>In the envelope of CloudEvents 1.0.</summary>
    public static string CloudEvent(Message message, TimeProvider clock)
    {
        JsonElement? root = Parse(message);
        return JsonOutput.Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("specversion", "1.0");
            writer.WriteString("type", root?.Text("type") is { Length: > 0 } type ? type : "io.nats.unknown");
            writer.WriteString("id", root?.Text("id") is { Length: > 0 } id ? id : UniqueId.Next(SystemRandom.Instance));
            writer.WriteString("source", "urn:nats");
            writer.WriteString("subject", message.Subject);
            writer.WriteString("time", root?.Text("timestamp") is { Length: > 0 } time ? time : clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            if (root is { } data)
            {
                writer.WriteString("datacontenttype", "application/json");
                writer.WritePropertyName("data");
                data.WriteTo(writer);
            }
            else
            {
                writer.WriteBase64String("data_base64", message.Payload.Span);
            }

            writer.WriteEndObject();
        }) + "\n";
    }

    private static JsonElement? Parse(Message message)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message.Payload);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null; // shown as text
        }
    }

    /// <summary>The last word of the type, such as <c>client_connect</c>; events without a type are named by their subject.</summary>
    private static string Title(JsonElement root, string subject) =>
        root.Text("type") is { Length: > 0 } type ? Words(type[(type.LastIndexOf('.') + 1)..]) : "Server " + Words(subject[(subject.LastIndexOf('.') + 1)..].ToLowerInvariant());

    private static string Words(string name) =>
        string.Join(' ', name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Section(string path) => path.Contains('.', StringComparison.Ordinal) ? path[..path.IndexOf('.', StringComparison.Ordinal)] : "";

    private static string Time(JsonElement root, TimeProvider clock)
    {
        string text = root.Text("timestamp") is { Length: > 0 } stamp ? stamp : root.Text("time");
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset time) ? TimeText.Local(time, clock) : Now(clock);
    }

    private static string Now(TimeProvider clock) => TimeText.Local(clock.GetUtcNow(), clock);

    /// <summary>All that is not an object itself, by its path.</summary>
    private static IEnumerable<(string Path, string Value)> Fields(JsonElement element, string prefix = "")
    {
        foreach (JsonProperty field in element.EnumerateObject())
        {
            if (field.Name == "feature_flags")
            {
                continue;
            }

            if (field.Value.ValueKind == JsonValueKind.Object)
            {
                foreach ((string Path, string Value) inner in Fields(field.Value, prefix + field.Name + "."))
                {
                    yield return inner;
                }
            }
            else if (field.Value.ValueKind != JsonValueKind.Null)
            {
                string text = (field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText()).ReplaceLineEndings(" ");
                yield return (prefix + field.Name, text.Length > ValueMax ? text[..ValueMax] + "..." : text);
            }
        }
    }
}
