namespace Gust.Storage.Tests.Journals;

/// <summary>What a simulation knows of a record.</summary>
internal enum SimulatedFate
{
    /// <summary>Nobody has said anything: it may come back after a crash or not.</summary>
    UnderWay,

    /// <summary>It must come back after a kill, and may after a power cut: committed without a sync.</summary>
    Written,

    /// <summary>The same, and a sync has failed: a later one does not save it.</summary>
    AtRisk,

    /// <summary>It must come back.</summary>
    Committed,

    /// <summary>It has failed, but the journal has not worked since: it may come back after a crash or not.</summary>
    Doubtful,

    /// <summary>It must not come back.</summary>
    Gone,
}
