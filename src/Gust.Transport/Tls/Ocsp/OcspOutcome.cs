namespace Gust.Transport.Tls.Ocsp;

/// <summary>What asking about one certificate brought: the authority's word, or why there is none that counts.</summary>
internal enum OcspOutcome
{
    Good,

    Revoked,

    /// <summary>The authority does not know the certificate.</summary>
    Unknown,

    /// <summary>No responder answered in time with status 200.</summary>
    Unreachable,

    /// <summary>Something answered, and it is no word of this authority about this certificate.</summary>
    Unreadable,

    /// <summary>Signed with a certificate of the authority that may not sign such answers.</summary>
    NotDelegated,

    /// <summary>From the future, or over.</summary>
    NotCurrent,
}
