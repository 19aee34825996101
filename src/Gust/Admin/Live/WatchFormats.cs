using System.Globalization;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Live;

/// <summary>Numbers in live tables.</summary>
internal static class WatchFormats
{
    public static string Count(double value) => CountText.Format((long)Math.Round(value));

    public static string Size(double value) => SizeText.Format(value);

    public static string Rate(double value) => value is > 0 and < 10 ? value.ToString("0.0", CultureInfo.InvariantCulture) : Count(value);

    public static string Percent(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
