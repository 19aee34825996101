using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>A stream of another account that an account takes part in.</summary>
internal sealed record StreamImport(Account Exporter, ImportDefinition Definition, ImportPath Path)
{
    /// <remarks>The path follows from the definition.</remarks>
    public bool Equals(StreamImport? other) => other is not null && other.Exporter == Exporter && other.Definition == Definition;

    public override int GetHashCode() => HashCode.Combine(Exporter, Definition);
}
