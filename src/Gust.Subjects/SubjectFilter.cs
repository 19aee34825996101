namespace Gust.Subjects;

/// <summary>One or more subjects, with or without wildcards, of which a message must match one. Immutable.</summary>
internal sealed class SubjectFilter
{
    private readonly byte[][] _patterns;

    /// <param name="patterns">Valid subscription subjects, at least one.</param>
    public SubjectFilter(IEnumerable<byte[]> patterns) => _patterns = [.. patterns];

    public IReadOnlyList<byte[]> Patterns => _patterns;

    /// <summary>The one subject without wildcards that it stands for; empty when it stands for more.</summary>
    public ReadOnlySpan<byte> Literal => _patterns is [var only] && SubjectRules.IsLiteral(only) ? only : default;

    public bool Matches(ReadOnlySpan<byte> subject)
    {
        foreach (byte[] pattern in _patterns)
        {
            if (SubjectRules.Matches(subject, pattern))
            {
                return true;
            }
        }

        return false;
    }
}
