namespace Gust.Configuration.CommandLine;

/// <summary>Credentials of the command line. They replace those of the file: the command line wins.</summary>
internal static class CredentialFlags
{
    public static void SetUser(AuthorizationOptions authorization, string user)
    {
        authorization.User = user.Length == 0 ? null : user;
        authorization.Password ??= "";
        authorization.Token = null;
        authorization.Users = [];
    }

    public static void SetPassword(AuthorizationOptions authorization, string password)
    {
        authorization.Password = password;
        authorization.Token = null;
        authorization.Users = [];
    }

    public static void SetToken(AuthorizationOptions authorization, string token)
    {
        authorization.Token = token.Length == 0 ? null : token;
        authorization.User = null;
        authorization.Password = null;
        authorization.Users = [];
    }
}
