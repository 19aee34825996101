using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Gust.Foundation;

namespace Gust.Subjects;

/// <summary>Writes the parts of a destination for one subject.</summary>
/// <remarks>Positions count bytes, as in the reference: a cut may fall inside a character.</remarks>
internal readonly ref struct TransformRun(
    ReadOnlySpan<byte> subject, ReadOnlySpan<int> starts, IBufferWriter<byte> output, IRandom random)
{
    private const uint FnvBasis = 2166136261;
    private const uint FnvPrime = 16777619;
    private readonly ReadOnlySpan<byte> _subject = subject;
    private readonly ReadOnlySpan<int> _starts = starts;

    public void Write(TransformPart part)
    {
        switch (part.Function)
        {
            case TransformFunction.Literal:
                output.Write(part.Text);
                break;
            case TransformFunction.Partition:
                WriteNumber(Partition(part));
                break;
            case TransformFunction.Random:
                WriteNumber(part.Number == 0 ? 0 : (uint)random.Next(part.Number));
                break;
            case TransformFunction.Split:
                WriteSplit(Token(part.Tokens[0]), part.Text);
                break;
            default:
                WriteCut(part.Function, Token(part.Tokens[0]), part.Number);
                break;
        }
    }

    private ReadOnlySpan<byte> Token(int index)
    {
        var rest = _subject[_starts[index]..];
        var length = rest.IndexOf((byte)'.');
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>A negative number of buckets is its two's complement, none at all gives bucket 0.</summary>
    private uint Partition(TransformPart part)
    {
        var hash = part.Tokens.Length == 0 ? Fnv(FnvBasis, _subject) : FnvBasis;
        foreach (var token in part.Tokens)
        {
            hash = Fnv(hash, Token(token));
        }

        var buckets = unchecked((uint)part.Number);
        return buckets == 0 ? 0 : hash % buckets;
    }

    private static uint Fnv(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            hash = unchecked((hash ^ b) * FnvPrime);
        }

        return hash;
    }

    private void WriteNumber(uint number)
    {
        const int DigitsMax = 10;
        Utf8Formatter.TryFormat(number, output.GetSpan(DigitsMax), out var written);
        output.Advance(written);
    }

    private void WriteCut(TransformFunction function, ReadOnlySpan<byte> token, int number)
    {
        if (function == TransformFunction.Wildcard || number <= 0 || number >= token.Length)
        {
            output.Write(token);
            return;
        }

        switch (function)
        {
            case TransformFunction.Left:
                output.Write(token[..number]);
                break;
            case TransformFunction.Right:
                output.Write(token[^number..]);
                break;
            case TransformFunction.SplitFromLeft:
                WritePair(token, number);
                break;
            case TransformFunction.SplitFromRight:
                WritePair(token, token.Length - number);
                break;
            case TransformFunction.SliceFromLeft:
                WriteSlices(token, number, number);
                break;
            case TransformFunction.SliceFromRight:
                var first = token.Length % number;
                WriteSlices(token, first == 0 ? number : first, number);
                break;
        }
    }

    private void WritePair(ReadOnlySpan<byte> token, int cut)
    {
        output.Write(token[..cut]);
        output.Write("."u8);
        output.Write(token[cut..]);
    }

    private void WriteSlices(ReadOnlySpan<byte> token, int firstLength, int length)
    {
        output.Write(token[..firstLength]);
        for (var rest = token[firstLength..]; !rest.IsEmpty; rest = rest[Math.Min(length, rest.Length)..])
        {
            output.Write("."u8);
            output.Write(rest[..Math.Min(length, rest.Length)]);
        }
    }

    /// <summary>Empty pieces are left out. A token of separators only gives nothing: the result is a subject nobody gets.</summary>
    private void WriteSplit(ReadOnlySpan<byte> token, ReadOnlySpan<byte> separator)
    {
        var isFirst = true;
        while (!token.IsEmpty)
        {
            var (length, skipped) = NextPiece(token, separator);
            if (length > 0)
            {
                output.Write(isFirst ? default : "."u8);
                output.Write(token[..length]);
                isFirst = false;
            }

            token = token[(length + skipped)..];
        }
    }

    /// <summary>Without a separator each character is a piece, and so is each byte that is not part of one.</summary>
    private static (int Length, int Skipped) NextPiece(ReadOnlySpan<byte> token, ReadOnlySpan<byte> separator)
    {
        if (separator.IsEmpty)
        {
            return (Rune.DecodeFromUtf8(token, out _, out var consumed) == OperationStatus.Done ? consumed : 1, 0);
        }

        var length = token.IndexOf(separator);
        return length < 0 ? (token.Length, 0) : (length, separator.Length);
    }
}
