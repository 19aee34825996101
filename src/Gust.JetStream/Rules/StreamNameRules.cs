using System.Buffers;
using System.Text;
using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Which names streams and consumers may have: they are tokens of subjects and names of folders.</summary>
internal static class StreamNameRules
{
    public const int NameBytesMax = 255;
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(" \t\r\n\f.*>\\/");

    public static bool IsValid(string name) => name.Length > 0 && name.AsSpan().IndexOfAny(s_forbidden) < 0;

    public static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > NameBytesMax;

    public static bool HasPathSeparator(string name) => name.AsSpan().IndexOfAny('/', '\\') >= 0;

    /// <summary>Whether a stream may have the name; null when it may.</summary>
    public static JetStreamError? Check(string name)
    {
        if (!IsValid(name))
        {
            return JetStreamError.InvalidStream("stream name is required and can not contain '.', '*', '>', '\\', '/'");
        }

        return IsTooLong(name) ? JetStreamError.InvalidStream($"stream name is too long, maximum allowed is {NameBytesMax}") : null;
    }
}
