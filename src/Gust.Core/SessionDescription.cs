using System.Text;
using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>Address, id, what a client said of itself and who it is, as it stands at the head of log lines and in the fields of structured ones.</summary>
internal static class SessionDescription
{
    public static string Of(ClientSession session)
    {
        StringBuilder text = new($"{session.RemoteHost}:{session.RemotePort} - {KindOf(session.Listener.Type)}:{session.Id}");
        var connect = session.Connect;
        if (connect.Lang.Length + connect.Version.Length + connect.Name.Length > 0)
        {
            string said = $"v{connect.Version}:{connect.Lang}{(connect.Name.Length > 0 ? ":" + connect.Name : "")}";
            text.Append(" - ").Append(Quote(said));
        }

        if (session.MayOperate && session.Grant.Admission.User is { Length: > 0 } user)
        {
            text.Append(" - ").Append(Quote($"{session.Account.Name}/user:{user}"));
        }

        return text.ToString();
    }

    /// <summary>The same for programs that read the log, with the user a client claims to be until it is let in.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Fields(ClientSession session)
    {
        yield return new("ip", session.RemoteHost);
        yield return new("port", session.RemotePort);
        yield return new("kind", session.Listener.Type == ConnectionKinds.WebSocket ? "websocket" : "nats");
        yield return new("cid", session.Id);
        foreach ((string name, string value) in Said(session))
        {
            if (value.Length > 0)
            {
                yield return new(name, value);
            }
        }
    }

    private static (string Name, string Value)[] Said(ClientSession session) =>
    [
        ("client_name", session.Connect.Name),
        ("lang", session.Connect.Lang),
        ("version", session.Connect.Version),
        ("account", session.MayOperate ? session.Account.Name : ""),
        ("user", session.MayOperate ? session.Grant.Admission.User : session.Connect.User),
    ];

    /// <summary>Or a name with a line break would forge log lines.</summary>
    private static string Quote(string text) => Quoted.Text(Encoding.UTF8.GetBytes(text));

    private static string KindOf(ConnectionKinds type) => type == ConnectionKinds.WebSocket ? "wid" : "cid";
}
