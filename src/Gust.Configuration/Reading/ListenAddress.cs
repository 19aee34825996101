using System.Globalization;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>The value of <c>listen</c>: a port, <c>host:port</c>, <c>:port</c> or <c>[v6]:port</c>.</summary>
internal static class ListenAddress
{
    public const int PortMax = 65535;

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (TryRead(context, entry, out var host, out var port))
        {
            options.Host = host is null ? options.Host : host.Length == 0 ? new GustServerOptions().Host : host;
            options.Port = port;
        }
    }

    /// <param name="host">Null when only a port was given; empty when it was left out before a colon.</param>
    public static bool TryRead(ReadingContext context, ConfigEntry entry, out string? host, out int port)
    {
        (host, port) = (null, 0);
        switch (entry.Value)
        {
            case ConfigInteger number:
                port = (int)Math.Clamp(number.Value, int.MinValue, int.MaxValue);
                return CheckPort(context, entry, number.Value);
            case ConfigString text:
                return TryReadText(context, entry, text.Value, out host, out port);
            default:
                return context.Values.Error(entry.Value.Position, $"'{entry.Key}' must be a port or \"host:port\", not {entry.Value.Kind}");
        }
    }

    /// <summary>It is <c>host</c>, <c>host:port</c>, or nothing at all.</summary>
    public static bool IsHostAndPort(string? text) =>
        string.IsNullOrEmpty(text)
        || (TrySplit(text, out _, out var port)
            && (port is null || ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)));

    public static bool CheckPort(ReadingContext context, ConfigEntry entry, long port) =>
        port is >= -1 and <= PortMax
        || context.Values.Error(entry.Value.Position, $"port {port} is out of the range: 1 to {PortMax}, or -1 for a free one");

    /// <summary>Splits <c>host[:port]</c>; a port left out is null.</summary>
    public static bool TrySplit(string text, out string host, out string? port)
    {
        host = text;
        port = null;
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']');
            if (close < 0 || (close + 1 < text.Length && text[close + 1] != ':'))
            {
                return false;
            }

            host = text[1..close];
            port = close + 1 < text.Length ? text[(close + 2)..] : null;
            return true;
        }

        var colon = text.IndexOf(':');
        if (colon >= 0)
        {
            host = text[..colon];
            port = text[(colon + 1)..];
        }

        return port is null || !port.Contains(':');
    }

    private static bool TryReadText(ReadingContext context, ConfigEntry entry, string text, out string? host, out int port)
    {
        port = 0;
        if (!TrySplit(text, out host, out var portText) || portText is null)
        {
            return context.Values.Error(
                entry.Value.Position, $"could not parse address \"{text}\": expected \"host:port\" (an IPv6 host in brackets)");
        }

        return int.TryParse(portText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out port)
            ? CheckPort(context, entry, port)
            : context.Values.Error(entry.Value.Position, $"could not parse port \"{portText}\"");
    }
}
