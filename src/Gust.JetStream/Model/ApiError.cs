using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>An error as answers carry it.</summary>
internal sealed record ApiError
{
    public long Code { get; set; }

    public long ErrorCode { get; set; }

    public string Description { get; set; } = "";

    public static JsonShape<ApiError> Shape { get; } = new JsonShapeBuilder<ApiError>("ApiError")
        .Always("code", Codecs.Int, r => r.Code, (r, v) => r.Code = v)
        .Optional("err_code", Codecs.Int, r => r.ErrorCode, (r, v) => r.ErrorCode = v)
        .Optional("description", Codecs.Text, r => r.Description, (r, v) => r.Description = v)
        .Build();
}
