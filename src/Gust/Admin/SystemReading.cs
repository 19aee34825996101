using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin;

/// <summary>Reads what servers answer and announce.</summary>
internal static class SystemReading
{
    public static T Document<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, shape) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new CliException($"a server's answer cannot be read: {e.Message}");
        }
    }

    /// <summary>Document and server of an answer; throws where the server answered with an error.</summary>
    public static (ServerIdentity Server, T Data) Answer<T>(SystemReply reply, JsonTypeInfo<SystemAnswer<T>> shape)
        where T : class
    {
        SystemAnswer<T> answer = Document(reply.Json, shape);
        return answer switch
        {
            { Error: { } error } => throw new CliException($"server {answer.Server.Name} refused: {error.Description} ({error.Code})"),
            { Data: { } data } => (answer.Server, data),
            _ => throw new CliException($"the answer of server {answer.Server.Name} holds no data"),
        };
    }

    public static IReadOnlyList<(ServerIdentity Server, T Data)> Answers<T>(IEnumerable<SystemReply> replies, JsonTypeInfo<SystemAnswer<T>> shape)
        where T : class => [.. replies.Select(reply => Answer(reply, shape))];
}
