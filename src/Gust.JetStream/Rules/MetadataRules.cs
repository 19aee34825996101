using System.Text;

namespace Gust.JetStream.Rules;

/// <summary>How much text may be attached to streams and consumers.</summary>
internal static class MetadataRules
{
    public const int DescriptionBytesMax = 4 * 1024;
    public const int MetadataBytesMax = 128 * 1024;

    public static bool IsDescriptionTooLong(string description) => Encoding.UTF8.GetByteCount(description) > DescriptionBytesMax;

    public static bool IsTooLarge(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value)) > MetadataBytesMax;
}
