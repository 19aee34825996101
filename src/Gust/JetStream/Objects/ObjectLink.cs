using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Objects;

/// <summary>An object that is another one, or a whole bucket.</summary>
internal sealed record ObjectLink
{
    public string Bucket { get; set; } = "";

    public string Name { get; set; } = "";

    public static JsonShape<ObjectLink> Shape { get; } = new JsonShapeBuilder<ObjectLink>("ObjectLink")
        .Always("bucket", Codecs.Text, r => r.Bucket, (r, v) => r.Bucket = v)
        .Optional("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Build();
}
