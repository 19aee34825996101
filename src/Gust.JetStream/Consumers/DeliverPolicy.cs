namespace Gust.JetStream.Consumers;

/// <summary>Where in the stream a consumer begins.</summary>
internal enum DeliverPolicy : byte
{
    All,
    Last,
    New,
    ByStartSequence,
    ByStartTime,
    LastPerSubject,
}
