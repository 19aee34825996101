namespace Gust.JetStream.Backups.Archives;

/// <summary>Is shown the entries of an archive in their order.</summary>
internal interface IArchiveVisitor
{
    /// <summary>An entry came; not the end, after which nothing is shown any more.</summary>
    /// <exception cref="InvalidDataException">It is not taken.</exception>
    void Visit(in ArchiveEntry entry);
}
