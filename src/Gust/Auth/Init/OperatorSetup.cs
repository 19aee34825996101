using Gust.Cli.Auth.Store;
using Gust.Cli.Contexts;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Init;

/// <summary>Operator mode: accounts and users by signed tokens; the server's configuration holds no secret.</summary>
internal static class OperatorSetup
{
    private const string KeysDirectory = "keys";

    public static string Write(InitSettings settings, SetupFiles files, TimeProvider time)
    {
        OperatorEntry owner = new AuthStore(files.PathOf(KeysDirectory), time).AddOperator(settings.Operator, withSigningKey: false);
        AccountEntry account = owner.AddAccount(settings.Account, _ => { });
        files.Write(
            SetupFiles.ServerConfiguration,
            ServerText.Head(settings, "operator", "Accounts and users are known by tokens that the operator signed.")
                + OperatorConfiguration.Text(owner, settings.Resolver, files.PathOf("jwt")),
            "the server's configuration");
        files.Tell(KeysDirectory + Path.DirectorySeparatorChar, "the keys: --store of gust auth; keep a copy in a safe place");
        foreach (AppUser user in settings.Users)
        {
            UserEntry made = account.AddUser(user.Name, claims => Permit(claims.User, user));
            files.WriteContext(user.Name, new NatsContext { Url = settings.Url("nats"), Creds = made.CredsFile, InboxPrefix = user.ContextInboxPrefix });
        }

        UserEntry system = owner.SystemAccount().User(OperatorEntry.SystemUserName);
        files.WriteContext(OperatorEntry.SystemUserName, new NatsContext { Url = settings.Url("nats"), Creds = system.CredsFile });
        return $"pub {settings.Users[0].SampleSubject()} hello --context {files.PathOf(settings.Users[0].Name + ".json")}";
    }

    private static void Permit(UserBody claims, AppUser user)
    {
        claims.Publish = new PermissionClaim { Allow = user.Publish };
        claims.Subscribe = new PermissionClaim { Allow = [.. user.Subscribe, user.Inboxes] };
        claims.Responses = new ResponseClaim { Maximum = 1 };
    }
}
