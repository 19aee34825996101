using Gust.Cli.Contexts;
using Gust.Cli.Passwords;

namespace Gust.Cli.Auth.Init;

/// <summary>Passwords: one for everybody, or one for each application with its permissions.</summary>
internal static class PasswordSetup
{
    private const string Everybody = "app";

    public static string WriteOne(InitSettings settings, SetupFiles files)
    {
        string password = RandomPassword.Create();
        files.Write(
            SetupFiles.ServerConfiguration,
            ServerText.Head(settings, "password", "One user, who may do everything.") + $$"""
                authorization {
                  user: {{Everybody}}
                  password: {{ConfText.Quote(PasswordHash.Of(password))}}
                }

                """,
            "the server's configuration");
        files.WriteContext(Everybody, Context(settings, Everybody, password));
        return $"pub hello world --context {files.PathOf(Everybody + ".json")}";
    }

    public static string WriteUsers(InitSettings settings, SetupFiles files)
    {
        Dictionary<string, string> passwords = settings.Users.ToDictionary(user => user.Name, _ => RandomPassword.Create(), StringComparer.Ordinal);
        files.Write(
            SetupFiles.ServerConfiguration,
            ServerText.Head(settings, "users", "A user for each application, with what it may do.") + ServerText.Users(settings.Users, user =>
                $"      user: {ConfText.Quote(user.Name)}\n      password: {ConfText.Quote(PasswordHash.Of(passwords[user.Name]))}\n"),
            "the server's configuration");
        foreach (AppUser user in settings.Users)
        {
            files.WriteContext(user.Name, Context(settings, user.Name, passwords[user.Name], user.ContextInboxPrefix));
        }

        return $"pub {settings.Users[0].SampleSubject()} hello --context {files.PathOf(settings.Users[0].Name + ".json")}";
    }

    private static NatsContext Context(InitSettings settings, string user, string password, string inboxPrefix = "") =>
        new() { Url = settings.Url("nats"), User = user, Password = password, InboxPrefix = inboxPrefix };
}
