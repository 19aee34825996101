using System.Buffers.Text;
using Gust.JetStream.Rules;
using Gust.Protocol;

namespace Gust.JetStream.Api;

/// <summary>The level of the API that a request demands by a header (spec: jetstream.md section 1).</summary>
internal static class RequiredLevel
{
    /// <summary>Answers a request that is not answered in JSON.</summary>
    public static ReadOnlySpan<byte> Status => "NATS/1.0 412 Required Api Level\r\n\r\n"u8;

    /// <summary>Whether the request demands more than this server has, or no number.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> headers)
    {
        if (headers.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> level = HeaderFields.Find(headers, "Nats-Required-Api-Level"u8);
        return !level.IsEmpty && !(Utf8Parser.TryParse(level, out int wanted, out int used) && used == level.Length && wanted <= ApiLevel.Current);
    }
}
