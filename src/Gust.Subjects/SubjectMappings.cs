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

    /// <summary>The valid ones of what somebody wrote; null where nothing is mapped, so that publishing is not asked.</summary>
    /// <param name="written">Sources and where their messages go.</param>
    /// <param name="localCluster">Name of this server's cluster; null: none.</param>
    /// <param name="random">Chooses among destinations.</param>
    /// <param name="refuse">Told the source of each that is not valid, and why.</param>
    public static SubjectMappings? Of(
        IEnumerable<(string Source, IReadOnlyList<MappingDestination> Destinations)> written, string? localCluster, IRandom random, Action<string, string> refuse)
    {
        List<SubjectMapping> mappings = [];
        foreach ((string source, IReadOnlyList<MappingDestination> destinations) in written)
        {
            if (SubjectMapping.TryCreate(source, destinations, localCluster, out SubjectMapping? mapping, out string? error))
            {
                mappings.Add(mapping);
            }
            else
            {
                refuse(source, error);
            }
        }

        return mappings.Count == 0 ? null : new SubjectMappings(mappings, random);
    }

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
