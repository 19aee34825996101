using System.Globalization;

namespace Gust.Cli.Admin.Top;

/// <summary>Numbers that stay short, however large they get.</summary>
internal static class TopNumber
{
    private static readonly string[] Thousands = ["", "K", "M", "G", "T", "P", "E"];

    public static string Count(double value) => Short(value, 1000);

    public static string Size(double bytes, bool isRaw) => isRaw ? Math.Round(bytes).ToString(CultureInfo.InvariantCulture) : Short(bytes, 1024);

    private static string Short(double value, double step)
    {
        int power = 0;
        while (Math.Abs(value) >= step && power < Thousands.Length - 1)
        {
            value /= step;
            power++;
        }

        return value.ToString(value == Math.Floor(value) && power == 0 || value >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + Thousands[power];
    }
}
