using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>The filters of a consumer, by whichever of its two fields they were given.</summary>
internal static class ConsumerFilters
{
    /// <summary>None when the consumer gets everything.</summary>
    public static IEnumerable<string> Of(ConsumerConfig config) =>
        config.FilterSubject.Length > 0 ? [config.FilterSubject] : config.FilterSubjects ?? [];
}
