using Gust.Foundation;
using Gust.Security.Definitions;

namespace Gust.Security.Access;

/// <summary>What a peer shows to be let in, and what is known of it. Empty strings where it shows nothing.</summary>
internal sealed record AuthenticationRequest
{
    public ConnectionKinds Type { get; init; } = ConnectionKinds.Standard;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string Token { get; init; } = "";

    public string Jwt { get; init; } = "";

    public string NKey { get; init; } = "";

    /// <summary>Signature of <see cref="Nonce"/> by the user's key.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Signature of <see cref="Nonce"/> by a proxy's key.</summary>
    public string ProxySignature { get; init; } = "";

    /// <summary>What this connection's INFO asked to be signed.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>Address of the peer without port.</summary>
    public string RemoteHost { get; init; } = "";

    /// <summary>Number of the connection.</summary>
    public ulong ClientId { get; init; }

    /// <summary>What the client says of itself, for an auth callout.</summary>
    public ClientDescription Client { get; init; } = ClientDescription.None;

    /// <summary>The peer's TLS session; null without TLS.</summary>
    public TlsPeer? Tls { get; init; }

    /// <summary>The admission held so far, when a reload asks again.</summary>
    public Admission? Former { get; init; }

    /// <summary>Cancelled when the peer has gone: work on the verdict may be dropped.</summary>
    public CancellationToken Gone { get; init; }

    public bool HasUserOrToken => User.Length + Password.Length + Token.Length > 0;

    /// <summary>Never shows a secret.</summary>
    public override string ToString() => $"{Type} {RemoteHost} user \"{User}\"";
}
