using System.Globalization;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Bench.Streams;

/// <summary>The headers of a benchmark's messages: with an id of their own where duplicates shall be found.</summary>
internal sealed class MessageIds(StreamBenchOptions options, BenchClient stats)
{
    private readonly string _run = UniqueId.Next(SystemRandom.Instance);

    public Headers? HeadersOf(long number) => options.IsDeduplicated ? New(number) : options.Bench.Headers;

    /// <summary>Headers that may be added to.</summary>
    public Headers New(long number)
    {
        var headers = new Headers();
        foreach ((string name, string value) in options.Bench.Headers ?? [])
        {
            headers.Add(name, value);
        }

        if (options.IsDeduplicated)
        {
            headers.Add("Nats-Msg-Id", string.Create(CultureInfo.InvariantCulture, $"{_run}-{stats.Id}-{number}"));
        }

        return headers;
    }
}
