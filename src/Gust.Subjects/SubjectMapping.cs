using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gust.Foundation;

namespace Gust.Subjects;

/// <summary>A source subject and where its messages go, by weight.</summary>
/// <remarks>
/// The share that no weight claims keeps its subject - unless the source itself is written as a destination (of any cluster, of
/// any weight): then that share is lost on purpose. Immutable and thread-safe.
/// </remarks>
internal sealed class SubjectMapping
{
    private const int Whole = 100;
    private readonly byte[] _source;
    private readonly Share[] _shares;
    private readonly MappingOutcome _remainder;

    private SubjectMapping(string source, Share[] shares, MappingOutcome remainder)
    {
        Source = source;
        _source = Encoding.UTF8.GetBytes(source);
        _shares = shares;
        _remainder = remainder;
    }

    public string Source { get; }

    /// <summary>Whether chance decides: then one answer must not be kept for the next message.</summary>
    public bool IsRandom => _shares.Length > 0 && (_shares[0].UpTo < Whole || _shares[0].Transform.IsRandom);

    internal ReadOnlySpan<byte> SourceBytes => _source;

    /// <summary>Checks a mapping and keeps what counts on a server of <paramref name="localCluster"/>.</summary>
    /// <param name="source">Subject or pattern.</param>
    /// <param name="destinations">As configured, of all clusters.</param>
    /// <param name="localCluster">Name of this server's cluster, null if it is in none.</param>
    /// <param name="mapping">Set when all is well.</param>
    /// <param name="error">The reference's text for what is wrong, without the words that name the mapping.</param>
    public static bool TryCreate(
        string source,
        IReadOnlyList<MappingDestination> destinations,
        string? localCluster,
        [NotNullWhen(true)] out SubjectMapping? mapping,
        [NotNullWhen(false)] out string? error)
    {
        mapping = null;
        error = SubjectRules.IsValidForConfiguration(Encoding.UTF8.GetBytes(source))
            ? Check(source, destinations)
            : TransformError.InvalidSubject;
        if (error is not null)
        {
            return false;
        }

        var losesRemainder = destinations.Any(destination => destination.Subject == source);
        var shares = Accumulate(source, Local(destinations, localCluster));
        mapping = new SubjectMapping(source, shares, losesRemainder ? MappingOutcome.Dropped : MappingOutcome.Unchanged);
        return true;
    }

    /// <summary>Whether this mapping is for the published subject.</summary>
    public bool Covers(ReadOnlySpan<byte> subject) => SubjectRules.IsSubsetOf(subject, _source);

    /// <summary>Decides about one message on a covered subject. Appends to <paramref name="output"/> only when it is mapped.</summary>
    public MappingOutcome Map(ReadOnlySpan<byte> subject, IBufferWriter<byte> output, IRandom random)
    {
        var chance = _shares is [{ UpTo: Whole }] or [] ? 0 : random.Next(Whole);
        foreach (var share in _shares)
        {
            if (chance < share.UpTo)
            {
                share.Transform.Apply(subject, output, random);
                return MappingOutcome.Mapped;
            }
        }

        return _remainder;
    }

    private static string? Check(string source, IReadOnlyList<MappingDestination> destinations)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (subject, weight, cluster) in destinations)
        {
            if (!seen.Add(subject))
            {
                return $"duplicate entry for \"{subject}\"";
            }

            if (weight is < 0 or > Whole)
            {
                return $"Invalid weight {weight} for mapping destination";
            }

            if (!SubjectTransform.TryCreate(source, subject, out _, out var error))
            {
                return error;
            }

            var total = totals.GetValueOrDefault(cluster ?? "") + weight;
            if (total > Whole)
            {
                return $"total weight needs to be <= {Whole}";
            }

            totals[cluster ?? ""] = total;
        }

        return null;
    }

    /// <summary>The list of this cluster, if it has one, else the list without a cluster.</summary>
    private static List<MappingDestination> Local(IReadOnlyList<MappingDestination> destinations, string? localCluster)
    {
        var scoped = string.IsNullOrEmpty(localCluster) ? [] : destinations.Where(one => one.Cluster == localCluster).ToList();
        return scoped.Count > 0 ? scoped : [.. destinations.Where(one => string.IsNullOrEmpty(one.Cluster))];
    }

    private static Share[] Accumulate(string source, List<MappingDestination> destinations)
    {
        var shares = new List<Share>();
        var upTo = 0;
        foreach (var destination in destinations.Where(one => one.Weight > 0))
        {
            if (!SubjectTransform.TryCreate(source, destination.Subject, out var transform, out _))
            {
                throw new InvalidOperationException("A destination that was checked is not valid.");
            }

            upTo += destination.Weight;
            shares.Add(new Share(transform, upTo));
        }

        return [.. shares];
    }

    /// <summary>Messages whose chance is below <paramref name="UpTo"/> and not another's.</summary>
    private readonly record struct Share(SubjectTransform Transform, int UpTo);
}
