namespace Gust.JetStream.Streams.Changes;

/// <summary>Told by the stream's owner what became of a change: it has happened, or why it does not.</summary>
internal delegate void ChangeDone(IOException? refused);
