namespace Gust.Conformance.Scripting;

/// <summary>The words of a script's <c>options:</c> line.</summary>
[Flags]
internal enum ScriptOptions
{
    None = 0,

    /// <summary>Run a second time with every sent byte on its own.</summary>
    Bytewise = 1,

    /// <summary>The script changes the server (signals, reload): it gets one for itself.</summary>
    Private = 2,

    /// <summary>The server's own PINGs are shown and left unanswered; otherwise they are answered and hidden.</summary>
    PingsShown = 4,

    /// <summary>Which subscription of a connection got a message is left to chance: sids are not compared.</summary>
    SidsMasked = 8,

    /// <summary>Which connection got a message is left to chance: what all of them received is compared as one heap.</summary>
    Together = 16,

    /// <summary>INFO is compared field by field; otherwise only that it came, and of which kind it was.</summary>
    InfoShown = 32,

    /// <summary>What differs between servers and runs is masked in JSON payloads and in the JSON of headers.</summary>
    Json = 64,

    /// <summary>The reference's close frame for a broken frame seldom gets out before its end: where it did not, the other's is not compared.</summary>
    CloseFramesByChance = 128,

    /// <summary>About streams: their JSON is shown whole and masked, checked against its schema, and all streams are deleted behind the script.</summary>
    JetStream = 256,

    /// <summary>With <see cref="Json"/>: counts that the servers' own subscriptions and answers have a part in are masked too.</summary>
    FiguresMasked = 512,
}
