using System.Text;
using Gust.JetStream.Advisories;
using Gust.JetStream.Model.Advisories;

namespace Gust.JetStream.Api;

/// <summary>Tells who listens of each request to the API and its answer (spec: jetstream.md section 13).</summary>
internal sealed class ApiAuditor(AdvisoryPublisher publisher, string server, string domain)
{
    private const string Subject = "ADVISORY.API";

    public void Report(ApiCall call, ReadOnlySpan<byte> answer)
    {
        if (!publisher.IsWanted(Subject))
        {
            return;
        }

        publisher.Publish(
            Subject,
            new ApiAudit
            {
                Server = server,
                Client = call.Client ?? new ClientSummary(),
                Subject = call.RawSubject,
                Request = Encoding.UTF8.GetString(call.Body),
                Response = Encoding.UTF8.GetString(answer),
                Domain = domain,
            },
            ApiAudit.Shape);
    }
}
