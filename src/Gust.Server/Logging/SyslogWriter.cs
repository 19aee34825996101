using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>Log lines as syslog datagrams (RFC 3164), to the local daemon or a remote one.</summary>
internal sealed class SyslogWriter : ILogWriter
{
    private const string LocalSocket = "/dev/log";
    private const int DaemonFacility = 3 << 3;
    private const int RemotePort = 514;

    private readonly Socket _socket;
    private readonly ILogLayout _layout;

    /// <param name="address">Such as <c>udp://localhost:514</c>; null for the local daemon.</param>
    /// <param name="layout">How events look behind the head that syslog asks for.</param>
    public SyslogWriter(string? address, ILogLayout layout)
    {
        _layout = layout;
        if (address is null)
        {
            _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            _socket.Connect(new UnixDomainSocketEndPoint(LocalSocket));
            return;
        }

        Uri uri = new(address.Contains("://", StringComparison.Ordinal) ? address : "udp://" + address);
        bool tcp = uri.Scheme == "tcp";
        _socket = new Socket(tcp ? SocketType.Stream : SocketType.Dgram, tcp ? ProtocolType.Tcp : ProtocolType.Udp);
        _socket.Connect(uri.Host, uri.Port > 0 ? uri.Port : RemotePort);
    }

    public void Write(in LogRecord record)
    {
        int severity = record.Level switch
        {
            LogLevel.Critical => 2,
            LogLevel.Error => 3,
            LogLevel.Warning => 4,
            LogLevel.Information => 5,
            _ => 7,
        };
        try
        {
            byte[] head = Encoding.UTF8.GetBytes($"<{DaemonFacility | severity}>{ProgramName.Current}[{Environment.ProcessId}]: ");
            _socket.Send([.. head, .. _layout.Format(record)]);
        }
        catch (SocketException)
        {
            // The daemon is away; a server does not stop for its log.
        }
    }

    public void Reopen()
    {
    }

    public void Dispose() => _socket.Dispose();
}
