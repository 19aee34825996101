using System.Globalization;

namespace Gust.Core.Sharing;

/// <summary>Points in time as other servers write them: UTC, with as many decimals as there are.</summary>
internal static class Rfc3339
{
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
