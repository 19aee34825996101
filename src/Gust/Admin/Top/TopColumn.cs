using System.Globalization;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Top;

/// <summary>A column of the connections, as wide as it may get.</summary>
/// <param name="Heading">Above it.</param>
/// <param name="Width">In characters; longer text is cut.</param>
/// <param name="IsNumber">Stands at the right.</param>
/// <param name="Text">Of a connection; sizes as plain numbers where asked.</param>
internal sealed record TopColumn(string Heading, int Width, bool IsNumber, Func<TopConnection, bool, string> Text)
{
    /// <summary>The first ones matter most: those at the end are left out where the terminal is narrow.</summary>
    public static IReadOnlyList<TopColumn> All { get; } =
    [
        new("HOST", 21, false, (c, _) => $"{c.Detail.Ip}:{c.Detail.Port}"),
        new("CID", 6, true, (c, _) => c.Detail.Cid.ToString(CultureInfo.InvariantCulture)),
        new("NAME", 14, false, (c, _) => c.Detail.Name),
        new("SUBS", 6, true, (c, _) => c.Detail.Subscriptions.ToString(CultureInfo.InvariantCulture)),
        new("PENDING", 8, true, (c, raw) => TopNumber.Size(c.Detail.PendingBytes, raw)),
        new("TO/S", 8, true, (c, _) => TopNumber.Count(c.ToMsgs)),
        new("FROM/S", 8, true, (c, _) => TopNumber.Count(c.FromMsgs)),
        new("BTO/S", 9, true, (c, raw) => TopNumber.Size(c.ToBytes, raw)),
        new("BFROM/S", 9, true, (c, raw) => TopNumber.Size(c.FromBytes, raw)),
        new("MSGS_TO", 9, true, (c, _) => TopNumber.Count(c.Detail.OutMsgs)),
        new("MSGS_FROM", 9, true, (c, _) => TopNumber.Count(c.Detail.InMsgs)),
        new("BYTES_TO", 9, true, (c, raw) => TopNumber.Size(c.Detail.OutBytes, raw)),
        new("BYTES_FROM", 10, true, (c, raw) => TopNumber.Size(c.Detail.InBytes, raw)),
        new("ACCOUNT", 12, false, (c, _) => c.Detail.Account.Length > 0 ? c.Detail.Account : c.Detail.NameTag),
        new("LANG", 10, false, (c, _) => c.Detail.Lang),
        new("VERSION", 8, false, (c, _) => c.Detail.Version),
        new("UPTIME", 9, true, (c, _) => c.Detail.Uptime),
        new("IDLE", 9, true, (c, _) => c.Detail.Idle),
    ];

    /// <summary>Text without what a terminal would obey: names are the clients' to choose.</summary>
    public string Cell(TopConnection connection, bool isRaw) => Fit(Visible.Line(Text(connection, isRaw)));

    public string Fit(string text) => text.Length > Width ? text[..Width] : IsNumber ? text.PadLeft(Width) : text.PadRight(Width);
}
