using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream;

/// <summary>What all answers may have.</summary>
internal sealed record Refusal
{
    public ApiError? Error { get; set; }

    public static JsonShape<Refusal> Shape { get; } = new JsonShapeBuilder<Refusal>("Refusal")
        .Optional("error", Codecs.Object(ApiError.Shape), r => r.Error, (r, v) => r.Error = v)
        .Build();
}
