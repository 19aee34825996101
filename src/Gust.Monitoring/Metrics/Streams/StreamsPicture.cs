namespace Gust.Monitoring.Metrics.Streams;

/// <summary>All streams and consumers of a server as of one look, up to a maximum.</summary>
/// <param name="Streams">By account, then by name.</param>
/// <param name="StreamsLeftOut">Those beyond the maximum.</param>
/// <param name="ConsumersLeftOut">Likewise.</param>
internal sealed record StreamsPicture(IReadOnlyList<StreamPicture> Streams, int StreamsLeftOut, int ConsumersLeftOut)
{
    public static StreamsPicture Empty { get; } = new([], 0, 0);
}
