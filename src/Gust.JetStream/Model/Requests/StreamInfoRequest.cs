using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.INFO.</summary>
internal sealed record StreamInfoRequest
{
    public long Offset { get; set; }

    public bool DeletedDetails { get; set; }

    public string SubjectsFilter { get; set; } = "";

    public static JsonShape<StreamInfoRequest> Shape { get; } = new JsonShapeBuilder<StreamInfoRequest>("JSApiStreamInfoRequest")
        .Always("offset", Codecs.Int, r => r.Offset, (r, v) => r.Offset = v)
        .Optional("deleted_details", Codecs.Flag, r => r.DeletedDetails, (r, v) => r.DeletedDetails = v)
        .Optional("subjects_filter", Codecs.Text, r => r.SubjectsFilter, (r, v) => r.SubjectsFilter = v)
        .Build();
}
