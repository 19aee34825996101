using System.Globalization;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>The value of <c>listen</c>: a port, <c>host:port</c>, <c>:port</c> or <c>[v6]:port</c>.</summary>
internal static class ListenAddress
{
    public const int PortMax = 65535;

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        switch (entry.Value)
        {
            case ConfigInteger port:
                if (CheckPort(context, entry, port.Value))
                {
                    options.Port = (int)port.Value;
                }

                break;
            case ConfigString text:
                ReadText(context, entry, text.Value, options);
                break;
            default:
                context.Diagnostics.Error(entry.Value.Position, $"'{entry.Key}' must be a port or \"host:port\", not {entry.Value.Kind}");
                break;
        }
    }

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

    private static void ReadText(ReadingContext context, ConfigEntry entry, string text, GustServerOptions options)
    {
        if (!TrySplit(text, out var host, out var portText) || portText is null)
        {
            context.Diagnostics.Error(
                entry.Value.Position, $"could not parse address \"{text}\": expected \"host:port\" (an IPv6 host in brackets)");
        }
        else if (!int.TryParse(portText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port))
        {
            context.Diagnostics.Error(entry.Value.Position, $"could not parse port \"{portText}\"");
        }
        else if (CheckPort(context, entry, port))
        {
            options.Host = host.Length == 0 ? new GustServerOptions().Host : host;
            options.Port = port;
        }
    }
}
