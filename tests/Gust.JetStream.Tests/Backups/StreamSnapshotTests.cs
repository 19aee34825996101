using System.Text.Json;
using Gust.Foundation;
using Gust.JetStream.Tests.Api;

namespace Gust.JetStream.Tests.Backups;

/// <summary>STREAM.SNAPSHOT: what is sent, how fast, and when it is given up.</summary>
public sealed class StreamSnapshotTests : IDisposable
{
    private readonly BackupRig _rig = new();

    private ApiRig Api => _rig.Api;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Archive_has_the_state_the_consumers_and_every_message()
    {
        Fill(5);
        Api.Do("STREAM.MSG.DELETE.S", "{\"seq\":2}");
        Api.Do("CONSUMER.CREATE.S.C", "{\"stream_name\":\"S\",\"config\":{\"durable_name\":\"C\",\"ack_policy\":\"explicit\"}}");
        Api.AskRaw("CONSUMER.MSG.NEXT.S.C", "{\"batch\":2,\"no_wait\":true}");

        List<string> entries = BackupRig.Entries(_rig.TakeBackup("S"));

        Assert.Contains("\"messages\":4,", entries[0], StringComparison.Ordinal);
        Assert.Contains("\"consumer_count\":1", entries[0], StringComparison.Ordinal);
        Assert.StartsWith("consumers/C|", entries[1], StringComparison.Ordinal);
        Assert.Contains("\"delivered\":{\"consumer_seq\":2,\"stream_seq\":3},\"ack_floor\":{\"consumer_seq\":0,\"stream_seq\":0}", entries[1], StringComparison.Ordinal);
        Assert.Contains("\"pending\":{\"1\":{\"Sequence\":1,", entries[1], StringComparison.Ordinal);
        Assert.Equal(["1", "3", "4", "5"], entries[2..].Select(line => line.Split('|')[2]));
        Assert.EndsWith("|3|NATS/1.0\r\nN: 3\r\n\r\n|body 3", entries[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Consumers_stay_out_when_they_are_not_wanted()
    {
        Fill(1);
        Api.Do("CONSUMER.CREATE.S.C", "{\"stream_name\":\"S\",\"config\":{\"durable_name\":\"C\"}}");
        _rig.Snapshot("S", ",\"no_consumers\":true");
        List<string> entries = BackupRig.Entries(_rig.Archive);
        Assert.Equal(2, entries.Count);
        Assert.Contains("\"consumer_count\":0}", entries[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Full_chunks_want_an_acknowledgement_and_the_end_says_so()
    {
        Fill(200);
        _rig.TakeBackup("S", ",\"chunk_size\":1024");
        Assert.All(_rig.Chunks[..^1], chunk => Assert.Equal(1024, chunk.Length));
        Assert.Matches(@"^\$JS\.SNAPSHOT\.ACK\.S\.\w{22}\.1024\.1$", _rig.Replies[0]);
        Assert.Equal("", _rig.Replies[^1]);
        Assert.Equal("NATS/1.0 204\r\n\r\n", _rig.End);
    }

    [Fact]
    public void Backup_of_one_chunk_ends_without_headers()
    {
        Fill(1);
        _rig.TakeBackup("S");
        Assert.Equal([""], _rig.Replies);
        Assert.Equal("", _rig.End);
    }

    [Fact]
    public void No_more_is_under_way_than_the_window_takes()
    {
        Fill(400);
        _rig.Acknowledges = false;
        _rig.Snapshot("S", ",\"chunk_size\":1024,\"window_size\":4096");
        Assert.Equal(4, _rig.Chunks.Count);
        _rig.Acknowledge(_rig.Replies[2]);
        Assert.Equal(5, _rig.Chunks.Count);
        _rig.Acknowledge(_rig.Replies[2]); // twice counts once
        Assert.Equal(5, _rig.Chunks.Count);

        _rig.Acknowledges = true;
        _rig.Acknowledge(_rig.Replies[0]);
        foreach (string reply in _rig.Replies.ToArray())
        {
            _rig.Acknowledge(reply);
        }

        Assert.NotNull(_rig.End);
        Assert.Equal(401, BackupRig.Entries(_rig.Archive).Count);
    }

    [Fact]
    public void Receiver_that_does_not_acknowledge_is_given_up()
    {
        Fill(400);
        _rig.Acknowledges = false;
        _rig.Snapshot("S", ",\"chunk_size\":1024,\"window_size\":4096");
        Api.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Null(_rig.End);
        Api.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("NATS/1.0 408 No Flow Response\r\n\r\n", _rig.End);
    }

    [Fact]
    public void Slow_receiver_gets_all()
    {
        Fill(100);
        _rig.Acknowledges = false;
        _rig.Snapshot("S", ",\"chunk_size\":1024,\"window_size\":1024");
        for (int i = 0; _rig.End is null; i++)
        {
            Assert.Equal(i + 1, _rig.Chunks.Count);
            Api.Time.Advance(TimeSpan.FromSeconds(4));
            _rig.Acknowledge(_rig.Replies[i]);
        }

        Assert.Equal(101, BackupRig.Entries(_rig.Archive).Count);
    }

    [Fact]
    public void Who_does_not_listen_gets_nothing_and_the_advisory_says_why()
    {
        Fill(1);
        Api.Listen("$JS.EVENT.ADVISORY.STREAM.>");
        Api.AskRaw("STREAM.SNAPSHOT.S", "{\"deliver_subject\":\"nobody\"}");
        Api.Time.Advance(TimeSpan.FromSeconds(3));
        ApiMessage end = Assert.Single(Api.Received(), message => message.Subject.Contains("SNAPSHOT_COMPLETE", StringComparison.Ordinal));
        Assert.Contains("\"error\":\"No Interest\"", end.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public void What_happens_meanwhile_is_not_in_the_backup()
    {
        Fill(300);
        _rig.Acknowledges = false;
        _rig.Snapshot("S", ",\"chunk_size\":1024,\"window_size\":1024");
        Api.Do("STREAM.PURGE.S");
        Api.Publish("s.late");
        _rig.Acknowledges = true;
        _rig.Acknowledge(_rig.Replies[0]);

        List<string> entries = BackupRig.Entries(_rig.Archive);
        Assert.Equal(301, entries.Count);
        Assert.Contains("\"messages\":300,", entries[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_ends_with_its_stream()
    {
        Fill(300);
        _rig.Acknowledges = false;
        _rig.Snapshot("S", ",\"chunk_size\":1024,\"window_size\":1024");
        Api.Do("STREAM.DELETE.S");
        _rig.Acknowledge(_rig.Replies[0]);
        Assert.StartsWith("NATS/1.0 500 ", _rig.End, StringComparison.Ordinal);
    }

    [Fact]
    public void Checked_backup_is_the_same()
    {
        Fill(50);
        List<string> plain = BackupRig.Entries(_rig.TakeBackup("S"));
        Assert.Equal(plain, BackupRig.Entries(_rig.TakeBackup("S", ",\"jsck\":true")));
    }

    [Fact]
    public void Stream_in_memory_is_backed_up_too()
    {
        Api.Do("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"],\"storage\":\"memory\"}");
        Api.Publish("s.a", "one");
        Assert.EndsWith("|1||one", BackupRig.Entries(_rig.TakeBackup("S"))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 10003)]
    [InlineData("{\"deliver_subject\":\"\"}", 10015)]
    [InlineData("{\"deliver_subject\":\"a.*\"}", 10015)]
    [InlineData("{\"deliver_subject\":\"a b\"}", 10015)]
    [InlineData("{\"deliver_subject\":5}", 10025)]
    public void What_is_no_request_is_refused(string body, int error)
    {
        Fill(1);
        Assert.Equal(error, Api.Refusal("STREAM.SNAPSHOT.S", body));
    }

    private void Fill(int messages)
    {
        Api.Do("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"]}");
        SeededRandom random = new(9);
        byte[] noise = new byte[messages < 100 ? 0 : 60]; // what does not compress, where chunks are counted
        for (int i = 1; i <= messages; i++)
        {
            random.Fill(noise);
            Api.Publish($"s.{i % 5}", $"body {i}{Convert.ToBase64String(noise)}", i % 3 == 0 ? $"N: {i}" : "");
        }
    }
}
