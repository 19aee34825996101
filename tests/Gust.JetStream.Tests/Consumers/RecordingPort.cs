using System.Text;
using Gust.JetStream.Consumers;
using Gust.Storage.Streams;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>Keeps what a consumer does.</summary>
internal sealed class RecordingPort : IConsumerPort
{
    public List<SentMessage> Sent { get; } = [];

    public List<SentStatus> Statuses { get; } = [];

    public List<ConsumerAdvisory> Advisories { get; } = [];

    public List<ulong> Settled { get; } = [];

    public List<string> Confirmed { get; } = [];

    public List<byte> Journaled { get; } = [];

    public HashSet<string> Gone { get; } = [];

    public int Expirations { get; private set; }

    public bool Deliver(ReadOnlySpan<byte> to, in StoredMessage message, ReadOnlySpan<byte> reply)
    {
        if (!HasInterest(to))
        {
            return false;
        }

        Sent.Add(new SentMessage(
            Text(to), message.Sequence, Text(message.Subject), Text(message.Headers), Text(message.Payload), Text(reply)));
        return true;
    }

    public void SendStatus(ReadOnlySpan<byte> to, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> reply) =>
        Statuses.Add(new SentStatus(Text(to), Text(headers), Text(reply)));

    public bool HasInterest(ReadOnlySpan<byte> subject) => !Gone.Contains(Text(subject));

    public void Journal(ReadOnlySpan<byte> records) => Journaled.AddRange(records);

    public void ConfirmAck(ReadOnlySpan<byte> to) => Confirmed.Add(Text(to));

    public void Settle(ulong sequence) => Settled.Add(sequence);

    public void Advise(in ConsumerAdvisory advisory) => Advisories.Add(advisory);

    public void Expire() => Expirations++;

    /// <summary>What was sent since the last call.</summary>
    public SentMessage[] TakeSent()
    {
        SentMessage[] sent = [.. Sent];
        Sent.Clear();
        return sent;
    }

    public SentStatus[] TakeStatuses()
    {
        SentStatus[] statuses = [.. Statuses];
        Statuses.Clear();
        return statuses;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
