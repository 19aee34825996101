using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>That it was done; false is not written.</summary>
internal sealed record Success
{
    public bool IsDone { get; set; }

    public static JsonShape<Success> Shape { get; } = new JsonShapeBuilder<Success>("Success")
        .Optional("success", Codecs.Flag, r => r.IsDone, (r, v) => r.IsDone = v)
        .Build();
}
