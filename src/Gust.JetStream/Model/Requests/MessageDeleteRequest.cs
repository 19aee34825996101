using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.MSG.DELETE.</summary>
internal sealed record MessageDeleteRequest
{
    public ulong Sequence { get; set; }

    public bool NoErase { get; set; }

    public static JsonShape<MessageDeleteRequest> Shape { get; } = new JsonShapeBuilder<MessageDeleteRequest>("JSApiMsgDeleteRequest")
        .Always("seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Optional("no_erase", Codecs.Flag, r => r.NoErase, (r, v) => r.NoErase = v)
        .Build();
}
