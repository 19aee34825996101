namespace Gust.JetStream.Model;

/// <summary>What a create request may do; by default either.</summary>
internal enum ConsumerAction
{
    Any,
    Create,
    Update,
}
