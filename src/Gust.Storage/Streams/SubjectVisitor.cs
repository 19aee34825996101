namespace Gust.Storage.Streams;

/// <summary>Sees one subject of a stream. Answers whether it wants to see more; must not call the store.</summary>
internal delegate bool SubjectVisitor(ReadOnlySpan<byte> subject, in SubjectState state);
