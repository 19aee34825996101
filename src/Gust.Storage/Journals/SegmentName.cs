using System.Globalization;

namespace Gust.Storage.Journals;

/// <summary>The name of a segment says where it belongs, and where the journal before it ends.</summary>
/// <param name="Identity">Of the journal.</param>
/// <param name="Base">Its frames have this position or higher ones; all content of the file's earlier uses has lower ones.</param>
/// <param name="PreviousEnd">
/// Frames of earlier segments that begin here or later belong to rounds that failed. As a name it is durable before anything is committed behind it.
/// </param>
internal readonly record struct SegmentName(ulong Identity, long Base, long PreviousEnd)
{
    public const string Prefix = "journal-";
    private const int Digits = 16;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Identity:x16}-{Base:x16}-{PreviousEnd:x16}");

    public static bool TryParse(string text, out SegmentName name)
    {
        name = default;
        ReadOnlySpan<char> rest = text;
        if (!rest.StartsWith(Prefix, StringComparison.Ordinal)
            || !TryTake(rest[Prefix.Length..], out ulong identity, out rest)
            || !TryTake(rest, out ulong @base, out rest)
            || !TryTake(rest, out ulong previousEnd, out rest)
            || !rest.IsEmpty)
        {
            return false;
        }

        name = new SegmentName(identity, (long)@base, (long)previousEnd);
        return name.ToString() == text && name.PreviousEnd >= 0 && name.PreviousEnd <= name.Base;
    }

    private static bool TryTake(ReadOnlySpan<char> from, out ulong number, out ReadOnlySpan<char> rest)
    {
        bool taken = ulong.TryParse(from[..Math.Min(Digits, from.Length)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        rest = from[Math.Min(Digits, from.Length)..];
        rest = rest.StartsWith("-") ? rest[1..] : rest;
        return taken;
    }
}
