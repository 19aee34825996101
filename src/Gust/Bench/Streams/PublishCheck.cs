using System.Text;
using Gust.Cli.JetStream;
using Gust.Client;

namespace Gust.Cli.Bench.Streams;

/// <summary>Looks at acknowledgements as they come, without reading those that say nothing wrong.</summary>
internal static class PublishCheck
{
    /// <summary>What is wrong; null for an acknowledgement.</summary>
    public static string? Fault(in MessageView answer)
    {
        if (!answer.HeaderBlock.IsEmpty)
        {
            return "no stream stores the subject; --create makes one";
        }

        return answer.Payload.IndexOf("\"error\""u8) < 0 ? null : Refusal(answer.Payload.ToArray());
    }

    private static string Refusal(byte[] json)
    {
        try
        {
            JetStreamApi.ThrowIfRefused(json);
            return Encoding.UTF8.GetString(json);
        }
        catch (ApiException e)
        {
            return e.Message;
        }
    }
}
