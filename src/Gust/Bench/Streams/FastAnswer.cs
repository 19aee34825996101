using Gust.JetStream.Model.Json;

namespace Gust.Cli.Bench.Streams;

/// <summary>What the server says of a fast batch: how far it is, what went wrong, or at the end how many it stored.</summary>
internal sealed record FastAnswer
{
    public string Type { get; set; } = "";

    public long Sequence { get; set; }

    /// <summary>It tells again after so many.</summary>
    public long Messages { get; set; }

    public long Count { get; set; }

    private static JsonShape<FastAnswer> Shape { get; } = new JsonShapeBuilder<FastAnswer>("BatchFlowAck")
        .Optional("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Optional("seq", Codecs.Int64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Optional("msgs", Codecs.Int64, r => r.Messages, (r, v) => r.Messages = v)
        .Optional("count", Codecs.Int64, r => r.Count, (r, v) => r.Count = v)
        .Build();

    /// <summary>One without content for what is none.</summary>
    public static FastAnswer Read(ReadOnlySpan<byte> json)
    {
        var answer = new FastAnswer();
        return ModelJson.Read(json, Shape, answer, isStrict: false) is null ? answer : new FastAnswer();
    }
}
