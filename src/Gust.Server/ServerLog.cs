using Gust.Server.Logging;
using Microsoft.Extensions.Logging;

namespace Gust.Server;

/// <summary>The server's log events. Numbers 2000 to 2999; they are stable. Tools search for some of these texts.</summary>
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

    [LoggerMessage(2004, LogLevel.Information, "Listening for client connections on {Address}")]
    public static partial void Listening(ILogger logger, string address);

    [LoggerMessage(2013, LogLevel.Information, "Listening for websocket clients on {Url}")]
    public static partial void ListeningForWebSockets(ILogger logger, string url);

    [LoggerMessage(2014, LogLevel.Error, "{Host}:{Port} - websocket handshake error: {Reason}")]
    public static partial void WebSocketRefused(ILogger logger, string host, int port, string reason);

    [LoggerMessage(2005, LogLevel.Information, "Server is ready")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(2006, LogLevel.Information, "Entering lame duck mode, stop accepting new clients")]
    public static partial void LameDuck(ILogger logger);

    [LoggerMessage(2007, LogLevel.Information, "Initiating Shutdown...")]
    public static partial void ShuttingDown(ILogger logger);

    [LoggerMessage(2008, LogLevel.Information, "Server Exiting..")]
    public static partial void Exiting(ILogger logger);

    [LoggerMessage(2011, LogLevel.Warning, "{Text}")]
    public static partial void Warning(ILogger logger, string text);

    [LoggerMessage(2009, LogLevel.Warning, "The ports file could not be removed: {Reason}")]
    public static partial void FileRemains(ILogger logger, string reason);

    [LoggerMessage(2010, LogLevel.Error, "Nearly out of file descriptors: new connections are refused until others end; raise the limit (ulimit -n)")]
    public static partial void OutOfDescriptors(ILogger logger);

    [LoggerMessage(2000, LogLevel.Information, "Starting gust server")]
    private static partial void StartingLine(ILogger logger);

    [LoggerMessage(2001, LogLevel.Information, "  Version:  {Compatibility} (gust {Version})")]
    private static partial void VersionLine(ILogger logger, string compatibility, string version);

    [LoggerMessage(2002, LogLevel.Information, "  Name:     {Name}")]
    private static partial void NameLine(ILogger logger, string name);

    [LoggerMessage(2003, LogLevel.Information, "  ID:       {Id}")]
    private static partial void IdLine(ILogger logger, string id);
}
