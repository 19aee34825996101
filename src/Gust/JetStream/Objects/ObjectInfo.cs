using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Objects;

/// <summary>What a bucket says of one of its objects.</summary>
internal sealed record ObjectInfo
{
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; set; } = [];

    public IReadOnlyDictionary<string, string>? Metadata { get; set; }

    public ObjectOptions? Options { get; set; }

    public string Bucket { get; set; } = "";

    /// <summary>Names the subject of the chunks.</summary>
    public string Nuid { get; set; } = "";

    public ulong Size { get; set; }

    /// <summary>Not kept: the message's own time counts.</summary>
    public WireTime Modified { get; set; }

    public ulong Chunks { get; set; }

    public string Digest { get; set; } = "";

    public bool IsDeleted { get; set; }

    public static JsonShape<ObjectInfo> Shape { get; } = new JsonShapeBuilder<ObjectInfo>("ObjectInfo")
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("description", Codecs.Text, r => r.Description, (r, v) => r.Description = v)
        .Optional("headers", new ObjectHeaders(), r => r.Headers, (r, v) => r.Headers = v)
        .Optional("metadata", Codecs.TextMap, r => r.Metadata, (r, v) => r.Metadata = v)
        .Optional("options", Codecs.Object(ObjectOptions.Shape), r => r.Options, (r, v) => r.Options = v)
        .Always("bucket", Codecs.Text, r => r.Bucket, (r, v) => r.Bucket = v)
        .Always("nuid", Codecs.Text, r => r.Nuid, (r, v) => r.Nuid = v)
        .Always("size", Codecs.UInt64, r => r.Size, (r, v) => r.Size = v)
        .Always("mtime", Codecs.Time, r => r.Modified, (r, v) => r.Modified = v)
        .Always("chunks", Codecs.UInt64, r => r.Chunks, (r, v) => r.Chunks = v)
        .Optional("digest", Codecs.Text, r => r.Digest, (r, v) => r.Digest = v)
        .Optional("deleted", Codecs.Flag, r => r.IsDeleted, (r, v) => r.IsDeleted = v)
        .Build();
}
