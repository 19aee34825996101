using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Security.Access;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Tells the system account of peers whose certificates their authorities do not vouch for (spec: monitoring.md).</summary>
internal sealed class OcspPeerEvents(Broker broker)
{
    private const string LinkType = "io.nats.server.advisory.v1.ocsp_peer_link_invalid";
    private const string RejectType = "io.nats.server.advisory.v1.ocsp_peer_reject";

    /// <summary>A certificate of a peer's chain counts no longer.</summary>
    public void LinkInvalid(X509Certificate2 link, X509Certificate2 peer, string reason) => Publish("OCSP.PEER.LINK.INVALID", LinkType, reason, json =>
    {
        WriteCertificate(json, "link", link);
        WriteCertificate(json, "peer", peer);
    });

    /// <summary>A client was not let in. Those of WebSockets are clients too.</summary>
    public void ConnectionRejected(X509Certificate2 peer, string reason) => Publish("OCSP.PEER.CONN.REJECT", RejectType, reason, json =>
    {
        json.WriteString("kind"u8, "Client");
        WriteCertificate(json, "peer", peer);
    });

    private void Publish(string name, string type, string reason, Action<Utf8JsonWriter> head)
    {
        string subject = $"$SYS.SERVER.{broker.Identity.Id}.{name}";
        if (SystemResponder.IsWanted(broker.Accounts.System, subject))
        {
            broker.System.PublishEvent(broker.Accounts.System, subject, type, json => json.WriteString("reason"u8, reason), head);
        }
    }

    private static void WriteCertificate(Utf8JsonWriter json, string name, X509Certificate2 certificate)
    {
        json.WriteStartObject(name);
        json.WriteString("subject"u8, DistinguishedName.UsualText(certificate.SubjectName));
        json.WriteString("issuer"u8, DistinguishedName.UsualText(certificate.IssuerName));
        json.WriteString("fingerprint"u8, Convert.ToBase64String(SHA256.HashData(certificate.RawDataMemory.Span)));
        json.WriteString("raw"u8, Convert.ToBase64String(certificate.RawDataMemory.Span));
        json.WriteEndObject();
    }
}
