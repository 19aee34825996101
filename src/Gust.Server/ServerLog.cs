using Gust.Server.Logging;
using Microsoft.Extensions.Logging;

namespace Gust.Server;

/// <summary>The server's log events. Numbers 2000 to 2099; they are stable. Tools search for some of these texts.</summary>
internal static partial class ServerLog
{
    public static void Starting(ILogger logger, string name, string id)
    {
        (logger as ILabelledLog)?.SetLabel(new ServerLabel(id, name));
        StartingLine(logger);
        VersionLine(logger, GustVersion.Compatibility, GustVersion.Own);
        NameLine(logger, name);
        IdLine(logger, id);
    }

    public static void Warnings(ILogger logger, IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Warning(logger, text);
        }
    }

    [LoggerMessage(2012, LogLevel.Information, "TLS required for client connections")]
    public static partial void TlsRequired(ILogger logger);

    [LoggerMessage(2004, LogLevel.Information, "Listening for client connections on {Address}", EventName = "ListeningForClients")]
    public static partial void Listening(ILogger logger, string address);

    [LoggerMessage(2013, LogLevel.Information, "Listening for websocket clients on {Url}")]
    public static partial void ListeningForWebSockets(ILogger logger, string url);

    [LoggerMessage(2014, LogLevel.Error, "{Ip}:{Port} - websocket handshake error: {Reason}. Check the URL, TLS and allowed_origins of the client")]
    public static partial void WebSocketRefused(ILogger logger, string ip, int port, string reason);

    [LoggerMessage(2005, LogLevel.Information, "Server is ready", EventName = "ServerReady")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(2006, LogLevel.Information, "Entering lame duck mode, stop accepting new clients")]
    public static partial void LameDuck(ILogger logger);

    [LoggerMessage(2007, LogLevel.Information, "Initiating Shutdown...", EventName = "ServerShutdown")]
    public static partial void ShuttingDown(ILogger logger);

    [LoggerMessage(2008, LogLevel.Information, "Server Exiting..", EventName = "ServerExiting")]
    public static partial void Exiting(ILogger logger);

    [LoggerMessage(2011, LogLevel.Warning, "{Text}", EventName = "StartupWarning")]
    public static partial void Warning(ILogger logger, string text);

    [LoggerMessage(2009, LogLevel.Warning, "The ports file could not be removed: {Reason}. Remove it, or who looks for servers finds one that is gone", EventName = "PortsFileRemains")]
    public static partial void FileRemains(ILogger logger, string reason);

    [LoggerMessage(2010, LogLevel.Error, "Nearly out of file descriptors, {Limit} may be open: new connections are refused until others end. Raise the limit (ulimit -n)", EventName = "OutOfFileDescriptors")]
    public static partial void OutOfDescriptors(ILogger logger, long limit);

    [LoggerMessage(2015, LogLevel.Warning, "{Ip}:{Port} - Connection throttling is active: more TLS handshakes at once than connection_rate_limit allows. It is refused. Let clients reconnect with jitter, or raise the limit")]
    public static partial void HandshakeThrottled(ILogger logger, string ip, int port);

    [LoggerMessage(2016, LogLevel.Error, "Out of file descriptors, {Limit} may be open by this process: new connections wait. Raise the limit (ulimit -n) or that of the whole system (fs.file-max)", EventName = "NoFileDescriptors")]
    public static partial void NoDescriptors(ILogger logger, long limit);

    [LoggerMessage(2000, LogLevel.Information, "Starting gust server", EventName = "ServerStarting")]
    private static partial void StartingLine(ILogger logger);

    [LoggerMessage(2001, LogLevel.Information, "  Version:  {Compatibility} (gust {Version})", EventName = "ServerVersion")]
    private static partial void VersionLine(ILogger logger, string compatibility, string version);

    [LoggerMessage(2002, LogLevel.Information, "  Name:     {Name}", EventName = "ServerName")]
    private static partial void NameLine(ILogger logger, string name);

    [LoggerMessage(2003, LogLevel.Information, "  ID:       {Id}", EventName = "ServerId")]
    private static partial void IdLine(ILogger logger, string id);
}
