namespace Gust.JetStream.Origins;

/// <summary>How far the connection to an origin has come.</summary>
internal enum OriginPhase : byte
{
    /// <summary>Nothing is done.</summary>
    Stopped,

    /// <summary>It will be asked in a while.</summary>
    Waiting,

    /// <summary>It was asked for a consumer and has not answered.</summary>
    Asked,

    /// <summary>Its consumer sends messages, or heartbeats when there are none.</summary>
    Following,
}
