using System.Globalization;

namespace Gust.Configuration.Reading;

/// <summary>Bytes in words: <c>1.91 MB</c>, counted in 1024s as the reference does.</summary>
internal static class ByteCount
{
    private static readonly string[] s_units = ["B", "KB", "MB", "GB", "TB", "PB", "EB"];

    public static string Format(long bytes)
    {
        double value = bytes;
        var unit = 0;
        for (; Math.Abs(value) >= 1024 && unit < s_units.Length - 1; unit++)
        {
            value /= 1024;
        }

        return unit == 0 ? $"{bytes} B" : string.Create(CultureInfo.InvariantCulture, $"{value:F2} {s_units[unit]}");
    }
}
