using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.API: who asked what, and the answer.</summary>
internal sealed record ApiAudit() : Advisory(AdvisoryType.ApiAudit)
{
    public string Server { get; set; } = "";

    public ClientSummary? Client { get; set; }

    public string Subject { get; set; } = "";

    public string Request { get; set; } = "";

    public string Response { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<ApiAudit> Shape { get; } = ShapeOf<ApiAudit>()
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Always("subject", Codecs.Text, r => r.Subject, (r, v) => r.Subject = v)
        .Optional("request", Codecs.Text, r => r.Request, (r, v) => r.Request = v)
        .Always("response", Codecs.Text, r => r.Response, (r, v) => r.Response = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
