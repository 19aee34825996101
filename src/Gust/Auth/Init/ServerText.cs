using System.Text;

namespace Gust.Cli.Auth.Init;

/// <summary>Parts that the configurations have in common.</summary>
internal static class ServerText
{
    public static string Head(InitSettings settings, string mode, string summary) => $"""
        # {summary}
        # Written by "auth init --mode {mode}". Secrets stand here as hashes only, or in the files beside this one.
        #   gust server config check {SetupFiles.ServerConfiguration}   tells who may do what
        #   gust server passwd -g                  makes another password and its hash
        #   kill -HUP PID                          has a running server read this file again

        # 127.0.0.1 is this machine only; 0.0.0.0 lets others in, for which TLS is needed too: without it passwords can be read on the way.
        listen: {ConfText.Quote(settings.Listen)}


        """.ReplaceLineEndings("\n");

    /// <summary>Users with what they may do.</summary>
    /// <param name="users">All of them.</param>
    /// <param name="identity">The lines that say who a user is.</param>
    public static string Users(IEnumerable<AppUser> users, Func<AppUser, string> identity)
    {
        var text = new StringBuilder("authorization {\n  users: [\n");
        foreach (AppUser user in users)
        {
            text.Append("    {\n");
            text.Append(identity(user));
            text.Append("      permissions: {\n");
            text.Append($"        publish: {{ {Publish(user)} }}\n");
            text.Append($"        subscribe: {{ allow: {ConfText.List(user.Subscribe.Append(user.Inboxes))} }}   # {user.Inboxes}: answers to its own requests\n");
            text.Append("        allow_responses: true   # may answer the requests that it receives\n");
            text.Append("      }\n    }\n");
        }

        return text.Append("  ]\n}\n").ToString();
    }

    /// <summary>An empty list of allowed subjects would be no list at all: nothing has to be said by a denial.</summary>
    private static string Publish(AppUser user) =>
        user.Publish.Any() ? $"allow: {ConfText.List(user.Publish)}" : "deny: \">\"";
}
