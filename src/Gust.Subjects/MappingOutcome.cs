namespace Gust.Subjects;

/// <summary>What a mapping did with one message.</summary>
internal enum MappingOutcome
{
    /// <summary>The message keeps its subject.</summary>
    Unchanged,

    /// <summary>The new subject has been written.</summary>
    Mapped,

    /// <summary>The weights ask for the message to be lost.</summary>
    Dropped,
}
