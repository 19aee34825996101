using System.Text;
using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>Address, id and what a client said of itself, as it stands at the head of log lines.</summary>
internal static class SessionDescription
{
    public static string Of(ClientSession session)
    {
        StringBuilder text = new($"{session.RemoteHost}:{session.RemotePort} - {KindOf(session.Listener.Type)}:{session.Id}");
        var connect = session.Connect;
        if (connect.Lang.Length + connect.Version.Length + connect.Name.Length > 0)
        {
            string said = $"v{connect.Version}:{connect.Lang}{(connect.Name.Length > 0 ? ":" + connect.Name : "")}";
            text.Append(" - ").Append(Quoted.Text(Encoding.UTF8.GetBytes(said))); // or a name with a line break would forge log lines
        }

        return text.ToString();
    }

    private static string KindOf(ConnectionKinds type) => type == ConnectionKinds.WebSocket ? "wid" : "cid";
}
