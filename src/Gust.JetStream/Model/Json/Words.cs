namespace Gust.JetStream.Model.Json;

/// <summary>The words of the API's enumerations.</summary>
internal static class Words
{
    public static readonly EnumCodec<RetentionKind> Retention = new(["limits", "interest", "workqueue"], EnumCodec<RetentionKind>.CanNotUnmarshal);
    public static readonly EnumCodec<DiscardKind> Discard = new(["old", "new"], EnumCodec<DiscardKind>.CanNotUnmarshal);
    public static readonly EnumCodec<StorageKind> Storage = new(["file", "memory"], EnumCodec<StorageKind>.CanNotUnmarshal);
    public static readonly EnumCodec<CompressionKind> Compression = new(["none", "s2"], RefuseCompression);
    public static readonly EnumCodec<PersistKind> Persist = new(["default", "async"], EnumCodec<PersistKind>.CanNotUnmarshal, "");
    public static readonly EnumCodec<DeliverKind> Deliver = new(
        ["all", "last", "new", "by_start_sequence", "by_start_time", "last_per_subject"], EnumCodec<DeliverKind>.CanNotUnmarshal, "undefined");

    public static readonly EnumCodec<AckKind> Ack = new(["none", "all", "explicit", "flow_control"], EnumCodec<AckKind>.CanNotUnmarshal);
    public static readonly EnumCodec<ReplayKind> Replay = new(["instant", "original"], EnumCodec<ReplayKind>.CanNotUnmarshal);
    public static readonly EnumCodec<PriorityKind> Priority = new(
        ["none", "overflow", "pinned_client", "prioritized"], raw => $"unknown priority policy: {raw}");

    public static readonly EnumCodec<ConsumerAction> Action = new(["", "create", "update"], raw => $"unknown consumer action: {raw}");

    private static string RefuseCompression(string raw)
    {
        string? kind = raw[0] switch
        {
            '"' or 'n' => null,
            '{' => "object",
            '[' => "array",
            't' or 'f' => "bool",
            _ => "number",
        };
        return kind is null ? "unknown compression algorithm" : $"json: cannot unmarshal {kind} into Go value of type string";
    }
}
