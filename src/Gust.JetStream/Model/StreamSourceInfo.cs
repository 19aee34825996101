using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>How a mirror or source is getting on.</summary>
internal sealed record StreamSourceInfo
{
    public string Name { get; set; } = "";

    public ExternalStream? External { get; set; }

    public ulong Lag { get; set; }

    public ulong Sequence { get; set; }

    /// <summary>Since the last message; -1 before the first.</summary>
    public long ActiveNs { get; set; }

    public ApiError? Error { get; set; }

    public string FilterSubject { get; set; } = "";

    public IReadOnlyList<SubjectTransformConfig>? SubjectTransforms { get; set; }

    public static JsonShape<StreamSourceInfo> Shape { get; } = new JsonShapeBuilder<StreamSourceInfo>("StreamSourceInfo")
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("external", Codecs.Object(ExternalStream.Shape), r => r.External, (r, v) => r.External = v)
        .Always("lag", Codecs.UInt64, r => r.Lag, (r, v) => r.Lag = v)
        .Optional("seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Always("active", Codecs.Duration, r => r.ActiveNs, (r, v) => r.ActiveNs = v)
        .Optional("error", Codecs.Object(ApiError.Shape), r => r.Error, (r, v) => r.Error = v)
        .Optional("filter_subject", Codecs.Text, r => r.FilterSubject, (r, v) => r.FilterSubject = v)
        .Optional("subject_transforms", Codecs.Objects(SubjectTransformConfig.Shape), r => r.SubjectTransforms, (r, v) => r.SubjectTransforms = v)
        .Build();
}
