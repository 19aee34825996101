namespace Gust.Client;

/// <summary>A received message while it still lies in the read buffer: valid only during the call it is passed to.</summary>
internal readonly ref struct MessageView
{
    public required long Sid { get; init; }

    public required ReadOnlySpan<byte> Subject { get; init; }

    public ReadOnlySpan<byte> Reply { get; init; }

    /// <summary>The raw header block; empty when there is none.</summary>
    public ReadOnlySpan<byte> HeaderBlock { get; init; }

    public ReadOnlySpan<byte> Payload { get; init; }
}
