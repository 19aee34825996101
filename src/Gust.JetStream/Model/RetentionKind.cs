namespace Gust.JetStream.Model;

/// <summary>When a stream gives up a message.</summary>
internal enum RetentionKind
{
    Limits,
    Interest,
    WorkQueue,
}
