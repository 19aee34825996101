namespace Gust.Security;

/// <summary>Decides who may connect.</summary>
internal interface IAuthenticator
{
    /// <summary>False: everybody may, without CONNECT even.</summary>
    bool IsRequired { get; }

    /// <summary>Time a client has to show its credentials.</summary>
    TimeSpan Timeout { get; }

    bool Authenticate(in Credentials credentials);
}
