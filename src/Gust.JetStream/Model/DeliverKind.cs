namespace Gust.JetStream.Model;

/// <summary>Where a consumer begins.</summary>
internal enum DeliverKind
{
    All,
    Last,
    New,
    ByStartSequence,
    ByStartTime,
    LastPerSubject,
}
