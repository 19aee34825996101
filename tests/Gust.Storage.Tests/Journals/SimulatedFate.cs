namespace Gust.Storage.Tests.Journals;

/// <summary>What a simulation knows of a record.</summary>
internal enum SimulatedFate
{
    /// <summary>Nobody has said anything: it may come back after a crash or not.</summary>
    UnderWay,

    /// <summary>It must come back.</summary>
    Committed,

    /// <summary>It has failed, but the journal has not worked since: it may come back after a crash or not.</summary>
    Doubtful,

    /// <summary>It must not come back.</summary>
    Gone,
}
