using Gust.Foundation;

namespace Gust.Subjects;

/// <summary>All mappings of an account. At most one applies to a message; mapped subjects are not mapped again.</summary>
/// <remarks>
/// Where several sources cover a subject the reference's choice is undefined; here the literal source wins, else the first
/// in the order given. Immutable and thread-safe.
/// </remarks>
internal sealed class SubjectMappings
{
    private readonly SubjectHash _hash;
    private readonly ByteMap _literals = new();
    private readonly SubjectMapping[] _patterns;

    public SubjectMappings(IReadOnlyList<SubjectMapping> mappings, IRandom random)
    {
        _hash = new SubjectHash(random);
        foreach (var mapping in mappings.Where(one => SubjectRules.IsLiteral(one.SourceBytes)))
        {
            ref var place = ref _literals.FindOrAdd(new ByteKey(mapping.SourceBytes, _hash));
            place ??= mapping;
        }

        _patterns = [.. mappings.Where(one => !SubjectRules.IsLiteral(one.SourceBytes))];
        IsEmpty = mappings.Count == 0;
    }

    public bool IsEmpty { get; }

    /// <summary>The mapping that applies to a published subject, or null.</summary>
    public SubjectMapping? Find(ReadOnlySpan<byte> subject)
    {
        if (_literals.Count > 0 && _literals.Find(new ByteKey(subject, _hash)) is { } literal)
        {
            return (SubjectMapping)literal;
        }

        foreach (var mapping in _patterns)
        {
            if (mapping.Covers(subject))
            {
                return mapping;
            }
        }

        return null;
    }
}
