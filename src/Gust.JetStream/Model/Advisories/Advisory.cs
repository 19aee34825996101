using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>What every advisory and metric begins with (spec: jetstream.md section 13).</summary>
internal abstract record Advisory(string Type)
{
    public string Type { get; set; } = Type;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    /// <summary>The fields of this, which come first on the wire; those of <typeparamref name="T"/> follow.</summary>
    protected static JsonShapeBuilder<T> ShapeOf<T>()
        where T : Advisory => new JsonShapeBuilder<T>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v);
}
