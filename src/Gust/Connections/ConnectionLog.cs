using Gust.Cli.Output;
using Gust.Client;

namespace Gust.Cli.Connections;

/// <summary>Tells the user what happens to the connection while a command runs.</summary>
internal sealed class ConnectionLog(Log log) : IClientObserver
{
    /// <summary>Set by commands that go on after an error; the others end with it and say it then.</summary>
    public bool TellServerErrors { get; set; }

    public void OnDisconnected(ServerAddress address, Exception reason) =>
        log.Line($"Disconnected from {address.Display}: {reason.Message}; reconnecting");

    public void OnReconnected(ServerAddress address) => log.Line($"Reconnected to {address.Display}");

    public void OnServerError(string text)
    {
        if (TellServerErrors)
        {
            log.Line($"The server says: {text}");
        }
    }

    public void OnLameDuck(ServerAddress address) => log.Line($"{address.Display} is about to stop (lame duck)");
}
