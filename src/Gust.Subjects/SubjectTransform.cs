using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Gust.Foundation;

namespace Gust.Subjects;

/// <summary>Rewrites subjects that match a source into a destination made of their tokens.</summary>
/// <remarks>Immutable and thread-safe; allocates nothing per message. The functions are those of <see cref="TransformFunction"/>.</remarks>
internal sealed class SubjectTransform
{
    private const int InlineTokensMax = 64;
    private readonly byte[] _source;
    private readonly TransformPart[] _parts;
    private readonly int _sourceTokens;
    private readonly bool _endsInRest;

    internal SubjectTransform(
        string source, string destination, byte[] sourceBytes, TransformPart[] parts, int sourceTokens, bool endsInRest)
    {
        Source = source;
        Destination = destination;
        _source = sourceBytes;
        _parts = parts;
        _sourceTokens = sourceTokens;
        _endsInRest = endsInRest;
    }

    public string Source { get; }

    public string Destination { get; }

    /// <summary>Whether the result depends on chance.</summary>
    public bool IsRandom => Array.Exists(_parts, part => part.Function == TransformFunction.Random);

    /// <summary>Makes a transform. An empty source stands for <c>&gt;</c>; an empty destination is an error.</summary>
    /// <param name="source">Subject or pattern.</param>
    /// <param name="destination">Subject with functions.</param>
    /// <param name="transform">Set when it can be made.</param>
    /// <param name="error">The reference's text, set when it cannot.</param>
    public static bool TryCreate(
        string source,
        string destination,
        [NotNullWhen(true)] out SubjectTransform? transform,
        [NotNullWhen(false)] out string? error) =>
        TryCreate(new TransformParser(source, destination, forImport: false), out transform, out error);

    /// <summary>The stricter form for imports: only wildcards, and as many as the source has.</summary>
    /// <remarks>Stars in the destination stand for <c>$1</c>, <c>$2</c>, ... in their order.</remarks>
    public static bool TryCreateForImport(
        string source,
        string destination,
        [NotNullWhen(true)] out SubjectTransform? transform,
        [NotNullWhen(false)] out string? error) =>
        TryCreate(new TransformParser(source, destination, forImport: true), out transform, out error);

    /// <summary>Appends the rewritten subject; false, and nothing appended, when it does not match or has a wildcard token.</summary>
    public bool Transform(ReadOnlySpan<byte> subject, IBufferWriter<byte> output, IRandom random)
    {
        if (!SubjectRules.IsLiteral(subject) || !SubjectRules.Matches(subject, _source))
        {
            return false;
        }

        Apply(subject, output, random);
        return true;
    }

    /// <summary>Rewrites a subject that is known to be a subset of the source.</summary>
    internal void Apply(ReadOnlySpan<byte> subject, IBufferWriter<byte> output, IRandom random)
    {
        int[]? rented = null;
        var starts = _sourceTokens <= InlineTokensMax
            ? stackalloc int[InlineTokensMax]
            : (rented = ArrayPool<int>.Shared.Rent(_sourceTokens));
        FindTokens(subject, starts[.._sourceTokens]);
        var runner = new TransformRun(subject, starts, output, random);
        for (var i = 0; i < _parts.Length; i++)
        {
            if (i > 0)
            {
                output.Write("."u8);
            }

            runner.Write(_parts[i]);
        }

        if (_endsInRest)
        {
            output.Write(_parts.Length > 0 ? "."u8 : default);
            output.Write(subject[starts[_sourceTokens - 1]..]);
        }

        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private static bool TryCreate(
        TransformParser parser, [NotNullWhen(true)] out SubjectTransform? transform, [NotNullWhen(false)] out string? error)
    {
        error = parser.Parse();
        transform = error is null ? parser.Build() : null;
        return error is null;
    }

    private static void FindTokens(ReadOnlySpan<byte> subject, Span<int> starts)
    {
        var start = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = start;
            start += subject[start..].IndexOf((byte)'.') + 1;
        }
    }
}
