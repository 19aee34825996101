using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>A certificate that a client showed (spec: monitoring.md, TLSPeerCert).</summary>
internal sealed record TlsPeerCert(
    string Subject, [property: JsonPropertyName("spki_sha256")] string PublicKeyHash, [property: JsonPropertyName("cert_sha256")] string Hash);
