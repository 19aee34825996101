namespace Gust.Transport.Tls;

/// <summary>When TLS begins on a listener for the client protocol, whose server speaks first.</summary>
/// <param name="GreetsInClear">The greeting goes out before the handshake.</param>
/// <param name="WaitForClient">How long the client is given to begin the handshake before the greeting; zero: not asked.</param>
/// <param name="AllowsClear">A client may answer the greeting without TLS.</param>
internal readonly record struct TlsMode(bool GreetsInClear, TimeSpan WaitForClient = default, bool AllowsClear = false)
{
    /// <summary>The delay of <c>handshake_first: auto</c>.</summary>
    public static readonly TimeSpan AutoDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>INFO in clear, then TLS.</summary>
    public static TlsMode Default => new(GreetsInClear: true);

    /// <summary><c>handshake_first: true</c>: INFO inside TLS.</summary>
    public static TlsMode First => new(GreetsInClear: false);

    /// <summary><c>allow_non_tls</c>: the client's first byte decides.</summary>
    public static TlsMode Optional => new(GreetsInClear: true, AllowsClear: true);

    /// <summary><c>handshake_first: auto</c> or a duration: TLS first if the client begins in time, else as <see cref="Default"/>.</summary>
    public static TlsMode Auto(TimeSpan delay) => new(GreetsInClear: true, WaitForClient: delay);
}
