namespace Gust.JetStream.Model;

/// <summary>How blocks are compressed.</summary>
internal enum CompressionKind
{
    None,
    S2,
}
