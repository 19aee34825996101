using Gust.JetStream.Model;

namespace Gust.Cli.JetStream;

/// <summary>How a stream of another domain is named: clients say its API's prefix, servers know no domains there.</summary>
internal static class ExternalApi
{
    public static ExternalStream? Of(string? domain) => string.IsNullOrEmpty(domain) ? null : new ExternalStream { Api = JetStreamApi.PrefixOf(domain) };
}
