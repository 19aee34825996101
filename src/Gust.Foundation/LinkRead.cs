namespace Gust.Foundation;

/// <summary>A handler's answer to a read.</summary>
/// <param name="Consumed">Bytes that need not be shown again.</param>
/// <param name="Wanted">Bytes that the operation at the head of the rest has in all; 0 when unknown. Sizes the next buffer.</param>
/// <param name="PauseMs">Milliseconds to wait before the next read: back-pressure on a fast producer.</param>
/// <param name="Hold">Nothing more is shown until <see cref="ILink.Resume"/>: the handler waits for a verdict from elsewhere. A peer that leaves meanwhile ends the link. No pause then.</param>
internal readonly record struct LinkRead(int Consumed, int Wanted = 0, int PauseMs = 0, bool Hold = false);
