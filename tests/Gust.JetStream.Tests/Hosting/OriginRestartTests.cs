using System.Text;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Mirrors and sources over power cuts of a real store: nothing is missing, nothing comes twice.</summary>
public sealed class OriginRestartTests() : StoreLifeTests(TimeSpan.FromSeconds(1))
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mirror_goes_on_with_the_sequence_after_its_last(bool hasCheckpoint)
    {
        Ask("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        Ask("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        PublishAndCut("s.a", hasCheckpoint);
        Assert.Equal(Sequences("S"), Sequences("M"));
        Assert.Equal(6, Sequences("M").Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Source_goes_on_behind_what_it_copied(bool hasCheckpoint)
    {
        Ask("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        Ask("STREAM.CREATE.D", """{"name":"D","sources":[{"name":"S"}]}""");
        PublishAndCut("s.a", hasCheckpoint);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Copied("D"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Work_queue_is_copied_once_through_a_durable_consumer(bool hasCheckpoint)
    {
        Ask("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"retention":"workqueue"}""");
        Ask("CONSUMER.CREATE.S.C", """{"stream_name":"S","config":{"name":"C","durable_name":"C","ack_policy":"flow_control","deliver_subject":"d.c"}}""");
        Ask("STREAM.CREATE.D", """{"name":"D","sources":[{"name":"S","consumer":{"name":"C","deliver_subject":"d.c"}}]}""");
        PublishAndCut("s.a", hasCheckpoint);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Copied("D"));
        Advance(seconds: 3);
        Assert.Empty(Sequences("S"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Counter_of_counters_neither_misses_nor_doubles_an_increment(bool hasCheckpoint)
    {
        Ask("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_counter":true}""");
        Ask("STREAM.CREATE.D", """{"name":"D","allow_msg_counter":true,"sources":[{"name":"S","subject_transforms":[{"src":"s.*","dest":"sum"}]}]}""");
        PublishAndCut("s.a", hasCheckpoint, "Nats-Incr: 5\r\n");
        Assert.True(Find("D").Store.TryLoad(6, out StoredMessage last));
        Assert.Equal("{\"val\":\"30\"}", Encoding.ASCII.GetString(last.Payload));
    }

    /// <summary>Three messages, a power cut in the midst of what follows on them, and three more.</summary>
    private void PublishAndCut(string subject, bool hasCheckpoint, string headers = "")
    {
        for (int i = 0; i < 6; i++)
        {
            if (i == 3)
            {
                if (hasCheckpoint)
                {
                    Life.Server.CheckpointNow();
                    Life.Settle();
                }

                Restart();
            }

            Life.Send(subject, "published", headers.Length == 0 ? "body" : "", headers);
            while (!Life.Answers().Any())
            {
                Assert.True(Life.Step(Random)); // no further than the acknowledgement
            }
        }

        Advance(seconds: 3);
    }

    private void Ask(string request, string body)
    {
        Life.Send("$JS.API." + request, "asked", body);
        Life.Settle();
        Assert.DoesNotContain("\"error\"", Life.Answers().Single().Body, StringComparison.Ordinal);
    }

    private List<ulong> Sequences(string stream) => [.. Messages(stream).Select(message => message.Sequence)];

    /// <summary>Sequences at the origin.</summary>
    private List<string> Copied(string stream) => [.. Messages(stream).Select(message => message.Mark.Split(' ')[1])];

    private List<(ulong Sequence, string Mark)> Messages(string stream)
    {
        List<(ulong, string)> found = [];
        for (ulong from = 0; Find(stream).Store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            found.Add((message.Sequence, Encoding.ASCII.GetString(HeaderFields.Find(message.Headers, "Nats-Stream-Source"u8))));
        }

        return found;
    }
}
