using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Which metadata of a stream or consumer become labels, as the exporter's flags <c>jsz_stream_meta_keys</c> and <c>jsz_consumer_meta_keys</c> have it.</summary>
internal sealed class MetadataLabels
{
    /// <summary>Each makes all series of the streams longer.</summary>
    public const int Max = 16;

    private readonly (string Key, string Label)[] _keys;

    private MetadataLabels((string Key, string Label)[] keys) => _keys = keys;

    public static MetadataLabels None { get; } = new([]);

    /// <param name="parameter">That it stands in.</param>
    /// <param name="text">Keys with commas between them.</param>
    /// <exception cref="MonitoringRefusal">There are too many, or two of them are one as labels.</exception>
    public static MetadataLabels Read(string parameter, string text)
    {
        (string Key, string Label)[] keys =
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
                .Select(key => (key, string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')))),
        ];
        bool fits = keys.Length <= Max && keys.DistinctBy(key => key.Label).Count() == keys.Length;
        return fits ? new MetadataLabels(keys) : throw new MonitoringRefusal(400, $"'{parameter}' takes up to {Max} keys that differ in letters and digits, with commas between them");
    }

    public LabelSet AddTo(LabelSet labels, string prefix, IReadOnlyDictionary<string, string>? metadata)
    {
        foreach ((string key, string label) in _keys)
        {
            labels = labels.With(prefix + label, metadata?.GetValueOrDefault(key));
        }

        return labels;
    }
}
