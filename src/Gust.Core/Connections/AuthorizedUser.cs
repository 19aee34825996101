using Gust.Protocol;

namespace Gust.Core.Connections;

/// <summary>Whom a client claims to be, for people: the user's name or public key, never a secret.</summary>
internal static class AuthorizedUser
{
    /// <summary>Stands for a token.</summary>
    public const string Hidden = "[REDACTED]";

    /// <summary>Empty: nobody in particular.</summary>
    public static string Of(ClientSession session)
    {
        if (session.MayOperate && session.Grant.Admission.User is { Length: > 0 } admitted)
        {
            return admitted;
        }

        ConnectOptions connect = session.Connect;
        return connect switch
        {
            { NKey.Length: > 0 } => connect.NKey,
            { User.Length: > 0 } => connect.User,
            { Token.Length: > 0 } => Hidden,
            _ => session.Preset switch
            {
                { User.Length: > 0 } preset => preset.User,
                { Token.Length: > 0 } => Hidden,
                _ => "",
            },
        };
    }
}
