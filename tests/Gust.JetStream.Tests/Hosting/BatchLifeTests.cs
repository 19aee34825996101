using Gust.Foundation;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Atomic batches over restarts and failures of the disk.</summary>
public sealed class BatchLifeTests : IDisposable
{
    private readonly SeededRandom _random = new(1);
    private readonly SimulatedDisk _disk = new(new SeededRandom(2));
    private StoreLife _life;

    public BatchLifeTests() => _life = new StoreLife(_disk, _random, TimeSpan.FromSeconds(1));

    public void Dispose() => _life.Dispose();

    [Fact]
    public void A_batch_and_its_message_ids_outlive_the_server()
    {
        Create("\"retention\":\"limits\"");
        Part(1, "Nats-Msg-Id: one\r\n");
        Assert.Contains("\"count\":2", Part(2, "Nats-Msg-Id: two\r\nNats-Batch-Commit: 1\r\n"), StringComparison.Ordinal);
        Restart();
        Assert.Equal(["body 1", "body 2"], Bodies());
        Assert.Equal("""{"stream":"S","seq":2,"duplicate": true}""", Ask("again", "Nats-Msg-Id: two\r\n"));
    }

    [Fact]
    public void A_batch_that_was_not_ended_is_forgotten()
    {
        Create("\"retention\":\"limits\"");
        Part(1);
        Restart();
        Assert.Contains("10176", Part(2, "Nats-Batch-Commit: 1\r\n"), StringComparison.Ordinal);
        Assert.Empty(Bodies());
    }

    [Fact]
    public void Sequences_that_a_batch_gave_away_stay_given_away()
    {
        Create("\"retention\":\"interest\"");
        Part(1);
        Assert.Contains("\"seq\":2", Part(2, "Nats-Batch-Commit: 1\r\n"), StringComparison.Ordinal);
        Restart();
        Assert.Equal(2UL, Stream.Store.Counts.LastSequence);
    }

    [Fact]
    public void A_batch_that_the_disk_does_not_take_is_refused_whole_and_may_be_tried_again()
    {
        Create("\"retention\":\"limits\"");
        Part(1, "Nats-Msg-Id: one\r\n");
        _disk.FailAt(1, SimulatedFault.Full, times: 100);
        Assert.Contains("10023", Part(2, "Nats-Batch-Commit: 1\r\n"), StringComparison.Ordinal);
        _disk.Heal();
        _life.Advance(TimeSpan.FromSeconds(2));
        _life.Settle();
        Assert.Empty(Bodies());
        Ask("wakes the journal up");
        _life.Advance(TimeSpan.FromSeconds(2));
        Part(1, "Nats-Msg-Id: one\r\n");
        Assert.Contains("\"count\":2", Part(2, "Nats-Batch-Commit: 1\r\n"), StringComparison.Ordinal);
        Restart();
        Assert.Equal(["body 1", "body 2"], Bodies().TakeLast(2));
    }

    private StreamOwner Stream => _life.Server.HomeOf(_life.Account).TryGet("S", out StreamOwner? stream) ? stream : throw new InvalidOperationException("no stream");

    private void Create(string fields)
    {
        _life.Send("$JS.API.STREAM.CREATE.S", "create", $"{{\"name\":\"S\",\"subjects\":[\"s.>\"],\"allow_atomic\":true,{fields}}}");
        _life.Settle();
        Assert.DoesNotContain("error", _life.Answers().Single().Body, StringComparison.Ordinal);
    }

    private string Part(int number, string headers = "") => Ask($"body {number}", $"Nats-Batch-Id: b\r\nNats-Batch-Sequence: {number}\r\n{headers}");

    private string Ask(string body, string headers = "")
    {
        _life.Send("s.a", "published", body, headers);
        _life.Settle();
        return _life.Answers().Single().Body;
    }

    private void Restart()
    {
        TimeSpan now = _life.Now;
        _disk.Crash();
        _life.Dispose();
        _life = new StoreLife(_disk, _random, now);
    }

    private List<string> Bodies()
    {
        List<string> found = [];
        for (ulong from = 0; Stream.Store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            found.Add(System.Text.Encoding.ASCII.GetString(message.Payload));
        }

        return found;
    }
}
