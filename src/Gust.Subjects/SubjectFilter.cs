namespace Gust.Subjects;

/// <summary>One or more subjects, with or without wildcards, of which a message must match one. Immutable.</summary>
/// <remarks>Stores keep what they found out about a filter by the object: whoever asks again should ask with the same one.</remarks>
internal sealed class SubjectFilter
{
    private readonly byte[][] _patterns;

    /// <param name="patterns">Valid subscription subjects, at least one.</param>
    public SubjectFilter(IEnumerable<byte[]> patterns)
    {
        _patterns = [.. patterns];
        IsLiteral = _patterns is [var only] && SubjectRules.IsLiteral(only);
        TakesAll = Array.Exists(_patterns, pattern => pattern is [(byte)'>']);
    }

    public IReadOnlyList<byte[]> Patterns => _patterns;

    /// <summary>Whether it stands for one subject without wildcards.</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether it takes every valid subject.</summary>
    public bool TakesAll { get; }

    /// <summary>The one subject without wildcards that it stands for; empty when it stands for more.</summary>
    public ReadOnlySpan<byte> Literal => IsLiteral ? _patterns[0] : default;

    public bool Matches(ReadOnlySpan<byte> subject)
    {
        if (SubjectRules.HasEmptyToken(subject))
        {
            return false;
        }

        foreach (byte[] pattern in _patterns)
        {
            if (SubjectRules.MatchesWellFormed(subject, pattern))
            {
                return true;
            }
        }

        return false;
    }
}
