using System.Diagnostics;

namespace Gust.Core.Tracing;

/// <summary>Something that a server does with a message, as spans name it.</summary>
/// <param name="Name">For people: <c>messaging.operation.name</c>.</param>
/// <param name="Type">One of the words of the semantic conventions: <c>messaging.operation.type</c>.</param>
/// <param name="Kind">How it stands to what others do.</param>
internal readonly record struct MessageStep(string Name, string Type, ActivityKind Kind)
{
    /// <summary>Takes it from a client and hands it to all who are to have it.</summary>
    public static MessageStep Ingress { get; } = new("ingress", "receive", ActivityKind.Server);

    /// <summary>Keeps it in a stream, until it is on stable storage.</summary>
    public static MessageStep Store { get; } = new("store", "process", ActivityKind.Internal);

    /// <summary>Hands it to a subscriber or to a consumer's client.</summary>
    public static MessageStep Delivery { get; } = new("deliver", "send", ActivityKind.Producer);

    /// <summary>Takes the acknowledgement of a consumer's client.</summary>
    public static MessageStep Acknowledgement { get; } = new("ack", "settle", ActivityKind.Server);
}
