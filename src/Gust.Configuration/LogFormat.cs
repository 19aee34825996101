namespace Gust;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary><c>[pid] date time [LVL] text</c>, as nats-server writes them.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}
