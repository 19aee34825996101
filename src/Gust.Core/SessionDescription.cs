using System.Text;

namespace Gust.Core;

/// <summary>Address, id and what a client said of itself, as it stands at the head of log lines.</summary>
internal static class SessionDescription
{
    public static string Of(ClientSession session, int remotePort)
    {
        StringBuilder text = new($"{session.RemoteHost}:{remotePort} - cid:{session.Id}");
        var connect = session.Connect;
        if (connect.Lang.Length + connect.Version.Length + connect.Name.Length > 0)
        {
            string said = $"v{connect.Version}:{connect.Lang}{(connect.Name.Length > 0 ? ":" + connect.Name : "")}";
            text.Append(" - ").Append(Quoted.Text(Encoding.UTF8.GetBytes(said))); // or a name with a line break would forge log lines
        }

        return text.ToString();
    }
}
