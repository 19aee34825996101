namespace Gust.Configuration.Reading.Tls;

/// <summary>What a <c>tls</c> block is for.</summary>
internal enum TlsUse
{
    /// <summary>Accepts connections: it needs a certificate.</summary>
    Listener,

    /// <summary>Connects to others.</summary>
    Outgoing,
}
