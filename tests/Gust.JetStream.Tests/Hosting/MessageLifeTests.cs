using System.Buffers;
using System.Text;
using Gust.JetStream.Streams;
using Gust.JetStream.Tests.Consumers;
using Gust.Protocol;
using Gust.Storage.Streams;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Messages that end by the clock, over restarts too.</summary>
public sealed class MessageLifeTests() : StoreLifeTests(TimeSpan.FromDays(2))
{
    [Fact]
    public void Message_with_a_time_of_its_own_ends_then_and_others_stay()
    {
        Create("\"allow_msg_ttl\":true");
        Publish("s.a", "Nats-TTL: 3\r\n");
        Publish("s.b");

        Advance(seconds: 2);
        Assert.Equal([1, 2], Sequences());
        Advance(seconds: 2);
        Assert.Equal([2], Sequences());
    }

    [Fact]
    public void Restart_does_not_give_messages_more_time()
    {
        Create("\"allow_msg_ttl\":true");
        Publish("s.a", "Nats-TTL: 10\r\n");
        Publish("s.b", "Nats-TTL: 20\r\n");
        Life.Server.CheckpointNow();
        Life.Settle();
        Publish("s.c", "Nats-TTL: 5\r\n");
        Restart();

        Advance(seconds: 6);
        Assert.Equal([1, 2], Sequences());
        Advance(seconds: 5);
        Assert.Equal([2], Sequences());
    }

    [Theory]
    [InlineData(-24 * 3600)]
    [InlineData(-2)]
    public void Clock_that_is_set_back_does_not_give_messages_more_time(int seconds)
    {
        Create("\"allow_msg_ttl\":true");
        Publish("s.a", "Nats-TTL: 3\r\n");
        Life.SetClock(TimeSpan.FromSeconds(seconds));

        Advance(seconds: 2);
        Assert.Equal([1], Sequences());
        Advance(seconds: 2);
        Assert.Empty(Sequences());
    }

    [Fact]
    public void Message_that_never_ends_outlives_the_age_of_its_stream()
    {
        Create("\"allow_msg_ttl\":true,\"max_age\":2000000000");
        Publish("s.a", "Nats-TTL: never\r\n");
        Publish("s.b");
        Publish("s.c", "Nats-TTL: never\r\n");

        Advance(seconds: 3);
        Assert.Equal([1, 3], Sequences());
        Publish("s.d");
        Advance(seconds: 3);
        Assert.Equal([1, 3], Sequences());
    }

    [Fact]
    public void Last_message_of_a_subject_that_ends_leaves_a_marker_which_ends_silently()
    {
        Create("\"max_age\":2000000000,\"subject_delete_marker_ttl\":3000000000");
        Publish("s.a");
        Publish("s.a");
        Publish("s.b");

        Advance(seconds: 3);
        Assert.Equal([4, 5], Sequences());
        Assert.True(Stream.Store.TryLoad(4, out StoredMessage marker));
        Assert.Equal("MaxAge", Encoding.ASCII.GetString(HeaderFields.Find(marker.Headers, "Nats-Marker-Reason"u8)));
        Advance(seconds: 4);
        Assert.Empty(Sequences());
    }

    [Fact]
    public void Message_whose_end_theDisk_did_not_take_ends_once_it_does()
    {
        Create("\"allow_msg_ttl\":true");
        Publish("s.a", "Nats-TTL: 3\r\n");
        Disk.FailAt(1, SimulatedFault.Full, times: long.MaxValue);
        Advance(seconds: 5);
        Assert.Equal([1], Sequences());
        Disk.Heal();
        Advance(seconds: 3);
        Assert.Empty(Sequences());
    }

    [Fact]
    public void Messages_with_a_time_of_their_own_are_forgotten_with_those_that_replace_them()
    {
        NaiveStreamStore store = new();
        MessageDeadlines deadlines = new(store);
        for (ulong sequence = 1; sequence <= 10_000; sequence++)
        {
            byte[] headers = Encoding.ASCII.GetBytes($"NATS/1.0\r\nNats-TTL: {(sequence % 2 == 0 ? "24h" : "never")}\r\n\r\n");
            store.Append(new StoredMessage { Sequence = sequence, Time = 1, Subject = "k"u8, Headers = headers, Payload = default });
            Assert.True(store.TryLoad(sequence, out StoredMessage message));
            deadlines.Add(message);
            store.Remove(sequence - 1, erase: false);
        }

        ArrayBufferWriter<byte> image = new();
        deadlines.WriteImage(image);
        Assert.InRange(image.WrittenCount, 1, 20_000);
    }

    private List<int> Sequences()
    {
        List<int> found = [];
        for (ulong from = 0; Stream.Store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            found.Add((int)message.Sequence);
        }

        return found;
    }
}
