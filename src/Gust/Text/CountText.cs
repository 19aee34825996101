using System.Globalization;

namespace Gust.Cli.Text;

/// <summary>Numbers with their thousands apart.</summary>
internal static class CountText
{
    public static string Format(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Format(ulong count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A limit of the API; what is not above zero is none.</summary>
    public static string Limit(long count) => count <= 0 ? "unlimited" : Format(count);

    public static string SizeLimit(long bytes) => bytes <= 0 ? "unlimited" : SizeText.Format(bytes);

    /// <summary>Digits only, for scripts; else as people read it.</summary>
    public static string Format(ulong count, bool isRaw) => isRaw ? count.ToString(CultureInfo.InvariantCulture) : Format(count);

    public static string Size(ulong bytes, bool isRaw) => isRaw ? bytes.ToString(CultureInfo.InvariantCulture) : SizeText.Format(bytes);
}
