using System.Security.Cryptography.X509Certificates;
using Gust.Monitoring.SystemAccount;
using Gust.Security.Access;
using Gust.Transport.Tls.Ocsp;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>Tells the log and the system account what came of asking about clients' certificates. Reasons are the reference's words.</summary>
internal sealed class OcspReport(ILogger logger) : IOcspObserver
{
    /// <summary>There when listening begins.</summary>
    public OcspPeerEvents? Events { get; set; }

    public void Invalid(OcspLink link, X509Certificate2 peer, OcspAnswer answer)
    {
        (string certificate, string client) = (NameOf(link.Certificate), NameOf(peer));
        switch (answer.Outcome)
        {
            case OcspOutcome.Revoked or OcspOutcome.Unknown:
                OcspLog.Invalid(logger, certificate, StatusOf(answer.Outcome), answer.Detail, client);
                break;
            case OcspOutcome.Unreachable:
                OcspLog.Unreachable(logger, certificate, answer.Detail, client);
                break;
            default:
                OcspLog.ResponseInvalid(logger, certificate, answer.Detail, client);
                break;
        }

        Events?.LinkInvalid(link.Certificate, peer, ReasonOf(answer.Outcome, link.Certificate));
    }

    public void Tolerated(OcspLink link, X509Certificate2 peer, OcspAnswer answer, string option) =>
        OcspLog.Tolerated(logger, NameOf(link.Certificate), option, NameOf(peer), answer.Detail);

    public void Rejected(X509Certificate2 peer) => Events?.ConnectionRejected(peer, "client not OCSP valid");

    private static string NameOf(X509Certificate2 certificate) => DistinguishedName.Text(certificate.SubjectName);

    private static string StatusOf(OcspOutcome outcome) => outcome == OcspOutcome.Revoked ? "revoked" : "unknown";

    private static string ReasonOf(OcspOutcome outcome, X509Certificate2 certificate) => outcome switch
    {
        OcspOutcome.Revoked or OcspOutcome.Unknown => $"Invalid OCSP response status: {StatusOf(outcome)}",
        OcspOutcome.Unreachable => "Failed OCSP response fetch",
        OcspOutcome.NotDelegated => $"Invalid OCSP response delegation: {DistinguishedName.UsualText(certificate.SubjectName)}",
        OcspOutcome.NotCurrent => "OCSP response not in effectivity window",
        _ => "Failed OCSP response parse",
    };
}
