using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>All that a <see cref="Consumer"/> does to the world. Must not call the consumer from within.</summary>
internal interface IConsumerPort
{
    /// <summary>Sends a message. False when nobody is there to take it; it then counts as not sent.</summary>
    /// <param name="to">The subscription's subject; the client sees <see cref="StoredMessage.Subject"/>.</param>
    bool Deliver(ReadOnlySpan<byte> to, in StoredMessage message, ReadOnlySpan<byte> reply);

    /// <summary>Sends a message that is only a header block; <paramref name="reply"/> may be empty.</summary>
    void SendStatus(ReadOnlySpan<byte> to, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> reply);

    bool HasInterest(ReadOnlySpan<byte> subject);

    /// <summary>Keeps changes of the state: what <see cref="Consumer.Apply"/> takes after a restart.</summary>
    void Journal(ReadOnlySpan<byte> records);

    /// <summary>Sends an empty message once everything that was journaled before is as durable as the stream promises.</summary>
    void ConfirmAck(ReadOnlySpan<byte> to);

    /// <summary>This consumer is done with a message. Follows the journal record that says so. The message may be gone already.</summary>
    void Settle(ulong sequence);

    void Advise(in ConsumerAdvisory advisory);

    /// <summary>Nobody used the consumer for its inactive threshold.</summary>
    void Expire();
}
