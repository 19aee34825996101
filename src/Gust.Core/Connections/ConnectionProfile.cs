using Gust.Foundation;
using Gust.Protocol;
using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Core.Connections;

/// <summary>What is known of one connection besides its figures: who it is and how it came. Holds on to nothing of the session.</summary>
internal sealed record ConnectionProfile
{
    public required ulong Id { get; init; }

    public required ConnectionKinds Kind { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required string Name { get; init; }

    public required string Lang { get; init; }

    public required string Version { get; init; }

    /// <summary>Empty without TLS; likewise <see cref="TlsCipher"/>.</summary>
    public required string TlsVersion { get; init; }

    public required string TlsCipher { get; init; }

    /// <summary>The TLS handshake came before the server's INFO.</summary>
    public required bool TlsFirst { get; init; }

    /// <summary>What it showed, while it is open.</summary>
    public required IReadOnlyList<PeerCertificate> Certificates { get; init; }

    /// <summary>See <see cref="AuthorizedUser"/>.</summary>
    public required string User { get; init; }

    /// <summary>Null: it never came into one.</summary>
    public required Account? Account { get; init; }

    /// <summary>The JWT it showed, save for bearer tokens: who reads those could log in with them. Empty: none.</summary>
    public required string Jwt { get; init; }

    /// <summary>Key that signed the JWT; empty without one.</summary>
    public required string Issuer { get; init; }

    /// <summary>Tags of the JWT.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Trusted proxy that it came by; empty: none.</summary>
    public required string ProxyKey { get; init; }

    public static ConnectionProfile Of(ClientSession session)
    {
        ConnectOptions connect = session.Connect;
        Admission admission = session.Grant.Admission;
        TlsPeer? tls = session.Tls;
        return new ConnectionProfile
        {
            Id = session.Id,
            Kind = session.Listener.Type,
            Host = session.RemoteHost,
            Port = session.RemotePort,
            Start = session.Timer.StartedAt,
            Name = connect.Name,
            Lang = connect.Lang,
            Version = connect.Version,
            TlsVersion = tls?.Version ?? "",
            TlsCipher = tls?.Cipher ?? "",
            TlsFirst = tls is { CameFirst: true },
            Certificates = tls is null || session.IsClosing ? [] : [.. tls.Chain.Take(tls.Sent).Select(PeerCertificate.Of)],
            User = AuthorizedUser.Of(session),
            Account = session.MayOperate || !session.IsClosing ? session.Account : null,
            Jwt = connect.Signature.Length > 0 ? connect.Jwt : "",
            Issuer = admission.Issuer,
            Tags = admission.Tags,
            ProxyKey = admission.ProxyKey,
        };
    }
}
