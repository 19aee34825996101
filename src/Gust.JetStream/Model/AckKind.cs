namespace Gust.JetStream.Model;

/// <summary>What acknowledges a delivery.</summary>
internal enum AckKind
{
    None,
    All,
    Explicit,
    FlowControl,
}
