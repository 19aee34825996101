using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>An answer without fields of its own.</summary>
internal sealed record Nothing
{
    public static JsonShape<Nothing> Shape { get; } = new JsonShapeBuilder<Nothing>("Nothing")
        .Build();
}
