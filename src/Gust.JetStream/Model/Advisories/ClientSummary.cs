using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>Who sent a request.</summary>
internal sealed record ClientSummary
{
    public WireTime? Start { get; set; }

    public string Host { get; set; } = "";

    public ulong Id { get; set; }

    public string Account { get; set; } = "";

    public string Service { get; set; } = "";

    public string User { get; set; } = "";

    public string Name { get; set; } = "";

    public string Lang { get; set; } = "";

    public string Version { get; set; } = "";

    public long RoundTripNs { get; set; }

    public string Server { get; set; } = "";

    public string Cluster { get; set; } = "";

    public IReadOnlyList<string>? Alternates { get; set; }

    public WireTime? Stop { get; set; }

    public string Jwt { get; set; } = "";

    public string IssuerKey { get; set; } = "";

    public string NameTag { get; set; } = "";

    public IReadOnlyList<string>? Tags { get; set; }

    public string Kind { get; set; } = "";

    public string ClientType { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string Nonce { get; set; } = "";

    public static JsonShape<ClientSummary> Shape { get; } = new JsonShapeBuilder<ClientSummary>("ClientInfo")
        .Optional("start", Codecs.OptionalTime, r => r.Start, (r, v) => r.Start = v)
        .Optional("host", Codecs.Text, r => r.Host, (r, v) => r.Host = v)
        .Optional("id", Codecs.UInt64, r => r.Id, (r, v) => r.Id = v)
        .Optional("acc", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Optional("svc", Codecs.Text, r => r.Service, (r, v) => r.Service = v)
        .Optional("user", Codecs.Text, r => r.User, (r, v) => r.User = v)
        .Optional("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("lang", Codecs.Text, r => r.Lang, (r, v) => r.Lang = v)
        .Optional("ver", Codecs.Text, r => r.Version, (r, v) => r.Version = v)
        .Optional("rtt", Codecs.Duration, r => r.RoundTripNs, (r, v) => r.RoundTripNs = v)
        .Optional("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Optional("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("alts", Codecs.Texts, r => r.Alternates, (r, v) => r.Alternates = v)
        .Optional("stop", Codecs.OptionalTime, r => r.Stop, (r, v) => r.Stop = v)
        .Optional("jwt", Codecs.Text, r => r.Jwt, (r, v) => r.Jwt = v)
        .Optional("issuer_key", Codecs.Text, r => r.IssuerKey, (r, v) => r.IssuerKey = v)
        .Optional("name_tag", Codecs.Text, r => r.NameTag, (r, v) => r.NameTag = v)
        .Optional("tags", Codecs.Texts, r => r.Tags, (r, v) => r.Tags = v)
        .Optional("kind", Codecs.Text, r => r.Kind, (r, v) => r.Kind = v)
        .Optional("client_type", Codecs.Text, r => r.ClientType, (r, v) => r.ClientType = v)
        .Optional("client_id", Codecs.Text, r => r.ClientId, (r, v) => r.ClientId = v)
        .Optional("nonce", Codecs.Text, r => r.Nonce, (r, v) => r.Nonce = v)
        .Build();
}
