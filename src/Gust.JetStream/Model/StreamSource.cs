using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>A stream that is mirrored or that others are copied from.</summary>
internal sealed record StreamSource
{
    public string Name { get; set; } = "";

    public ulong OptStartSeq { get; set; }

    public WireTime? OptStartTime { get; set; }

    public string FilterSubject { get; set; } = "";

    public IReadOnlyList<SubjectTransformConfig>? SubjectTransforms { get; set; }

    public ExternalStream? External { get; set; }

    public StreamConsumerSource? Consumer { get; set; }

    public static JsonShape<StreamSource> Shape { get; } = new JsonShapeBuilder<StreamSource>("StreamSource")
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("opt_start_seq", Codecs.UInt64, r => r.OptStartSeq, (r, v) => r.OptStartSeq = v)
        .Optional("opt_start_time", Codecs.OptionalTime, r => r.OptStartTime, (r, v) => r.OptStartTime = v)
        .Optional("filter_subject", Codecs.Text, r => r.FilterSubject, (r, v) => r.FilterSubject = v)
        .Optional("subject_transforms", Codecs.Objects(SubjectTransformConfig.Shape), r => r.SubjectTransforms, (r, v) => r.SubjectTransforms = v)
        .Optional("external", Codecs.Object(ExternalStream.Shape), r => r.External, (r, v) => r.External = v)
        .Optional("consumer", Codecs.Object(StreamConsumerSource.Shape), r => r.Consumer, (r, v) => r.Consumer = v)
        .Build();
}
