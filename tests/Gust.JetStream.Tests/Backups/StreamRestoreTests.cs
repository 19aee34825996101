using System.Text;
using System.Text.Json;
using Gust.Foundation;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Rules;
using Gust.JetStream.Tests.Api;

namespace Gust.JetStream.Tests.Backups;

/// <summary>STREAM.RESTORE: a backup brings everything back, or nothing.</summary>
public sealed class StreamRestoreTests : IDisposable
{
    private static readonly byte[] s_reference = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Backups", "reference.s2"));
    private readonly BackupRig _rig = new();

    private ApiRig Api => _rig.Api;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Backup_of_the_reference_comes_back_with_messages_gaps_and_consumers()
    {
        JsonElement answer = _rig.Restore("S", s_reference, size: 777);
        Assert.Equal("io.nats.jetstream.api.v1.stream_create_response", answer.GetProperty("type").GetString());

        JsonElement state = Api.Do("STREAM.INFO.S", "{\"deleted_details\":true}").GetProperty("state");
        Assert.Equal((26, 2, 30), (state.GetProperty("messages").GetInt32(), state.GetProperty("first_seq").GetInt32(), state.GetProperty("last_seq").GetInt32()));
        Assert.Equal([7, 8, 30], state.GetProperty("deleted").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Equal("2026-11-22T10:29:05.753490534Z", state.GetProperty("first_ts").GetString());

        JsonElement consumer = Api.Do("CONSUMER.INFO.S.C1");
        Assert.Equal(
            "{\"consumer_seq\":5,\"stream_seq\":17} {\"consumer_seq\":1,\"stream_seq\":8} 2 1 3",
            $"{consumer.GetProperty("delivered")} {consumer.GetProperty("ack_floor")} {consumer.GetProperty("num_ack_pending")} {consumer.GetProperty("num_redelivered")} {consumer.GetProperty("num_pending")}");
    }

    [Fact]
    public void Own_backup_comes_back_the_same()
    {
        Api.Do("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"]}");
        for (int i = 1; i <= 500; i++)
        {
            Api.Publish($"s.{i % 7}", new string('x', i), i % 3 == 0 ? $"N: {i}" : "");
        }

        Api.Do("STREAM.PURGE.S", "{\"filter\":\"s.3\"}");
        Api.Do("CONSUMER.CREATE.S.C", "{\"stream_name\":\"S\",\"config\":{\"durable_name\":\"C\",\"ack_policy\":\"explicit\",\"filter_subject\":\"s.1\"}}");
        Api.AskRaw("CONSUMER.MSG.NEXT.S.C", "{\"batch\":3,\"no_wait\":true}");
        byte[] backup = _rig.TakeBackup("S");
        Api.Do("STREAM.DELETE.S");

        _rig.Restore("S", backup);
        Assert.Equal(Untimed(backup), Untimed(_rig.TakeBackup("S")));
    }

    [Fact]
    public void Restored_stream_goes_on()
    {
        Api.Time.Advance(DateTimeOffset.Parse("2026-12-01", null) - DateTimeOffset.UnixEpoch); // what was delivered then is due again
        _rig.Restore("S", s_reference);
        Assert.Equal("{\"stream\":\"S\",\"seq\":31}", Assert.Single(Api.AskRaw("=s.new", "x")).Payload);
        List<ApiMessage> pulled = Api.AskRaw("CONSUMER.MSG.NEXT.S.C1", "{\"batch\":3,\"no_wait\":true}");
        Assert.Equal(["payload-9", "payload-17", "payload-21"], pulled.Select(message => message.Payload.Split(' ')[0]));
    }

    [Fact]
    public void Name_and_subjects_are_taken_while_a_restore_is_under_way()
    {
        string subject = _rig.BeginRestore("S");
        Assert.Equal(10130, Api.Refusal("STREAM.RESTORE.S", "{\"config\":{\"name\":\"S\",\"subjects\":[\"s.>\"]},\"state\":{}}"));
        Assert.Equal(10058, Api.Refusal("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"other\"]}"));
        Assert.Equal(10058, Api.Refusal("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"]}"));
        Assert.Equal(10065, Api.Refusal("STREAM.CREATE.T", "{\"name\":\"T\",\"subjects\":[\"s.a\"]}"));
        Assert.Equal(10059, Api.Refusal("STREAM.INFO.S"));
        Assert.Empty(_rig.Send(subject, s_reference));
        Assert.Contains("\"messages\":26", _rig.Send(subject, default), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_of_a_restore_that_fails()
    {
        JsonElement answer = _rig.Restore("S", s_reference[..^100], size: 100);
        Assert.Equal(10062, answer.GetProperty("error").GetProperty("err_code").GetInt32());
        Assert.Equal(10059, Api.Refusal("STREAM.INFO.S"));
        Assert.Empty(Api.Server.HomeOf(Api.Global).Restoring);
        Assert.Equal(0, Api.Server.HomeOf(Api.Global).ConsumerCount);
        Assert.Equal(0, Api.Server.HomeOf(Api.Global).Usage.Storage);
        Api.Do("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"]}");
    }

    [Theory]
    [InlineData("other.json", "{}", "expected state.json first")]
    [InlineData("state.json", "{junk", "failed to decode stream state")]
    [InlineData("state.json", "{\"last_seq\":18446744073709551615}", "out of range")]
    [InlineData("consumers/C", "{junk", "failed to decode consumer \"C\" state")]
    [InlineData("consumers/C", "{\"config\":{\"name\":\"a.b\"},\"state\":{}}", "consumer \"C\": ")]
    [InlineData("consumers/C", "{\"config\":{\"name\":\"C\",\"ack_policy\":\"explicit\"},\"state\":{\"delivered\":{\"consumer_seq\":1,\"stream_seq\":1},\"ack_floor\":{\"consumer_seq\":2,\"stream_seq\":1}}}", "the ack floor is above")]
    [InlineData("consumers/C", "{\"config\":{\"name\":\"C\",\"ack_policy\":\"explicit\"},\"state\":{\"delivered\":{\"consumer_seq\":1,\"stream_seq\":1},\"ack_floor\":{},\"pending\":{\"5\":{\"Sequence\":1}}}}", "was not delivered")]
    [InlineData("consumers/C", "{\"config\":{\"name\":\"C\",\"ack_policy\":\"explicit\"},\"state\":{\"delivered\":{\"consumer_seq\":1,\"stream_seq\":9},\"ack_floor\":{},\"pending\":{\"x\":{\"Sequence\":1}}}}", "is no sequence")]
    [InlineData("something", "{}", "expected consumer, found \"something\"")]
    public void Document_that_is_wrong_is_said(string name, string body, string why)
    {
        JsonElement answer = _rig.Restore("S", Archive(name.StartsWith("state", StringComparison.Ordinal) || name.StartsWith("other", StringComparison.Ordinal)
            ? [(name, 0, body)]
            : [("state.json", 0, "{}"), (name, 0, body)]));
        Assert.Contains(why, answer.GetProperty("error").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(10059, Api.Refusal("STREAM.INFO.S"));
    }

    [Theory]
    [InlineData("s.a", 3UL, "out of order")]
    [InlineData("s.a", 5UL, "out of order")]
    [InlineData("s.*", 6UL, "no valid subject")]
    [InlineData("s..a", 6UL, "no valid subject")]
    [InlineData("s.a", 9223372036854775808UL, "out of order")]
    public void Message_that_is_wrong_is_said(string subject, ulong sequence, string why)
    {
        JsonElement answer = _rig.Restore("S", Archive(("state.json", 0, "{}"), ("s.b", 5, "x"), (subject, sequence, "y")));
        Assert.Contains(why, answer.GetProperty("error").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_archive_is_refused_with_a_reason_or_restored_and_serves()
    {
        CollectedBytes content = new();
        using (S2Reader frames = new(content))
        {
            frames.Write(s_reference);
        }

        SeededRandom random = new(11);
        for (int round = 0; round < 400; round++)
        {
            byte[] damaged = content.All;
            for (int flips = 1 + random.Next(3); flips > 0; flips--)
            {
                damaged[random.Next(round % 2 == 0 ? 1500 : damaged.Length)] = (byte)random.Next(256); // documents are in front
            }

            JsonElement answer = _rig.Restore("S", BackupRig.Framed(damaged), size: 5000);
            if (answer.TryGetProperty("error", out JsonElement error))
            {
                Assert.DoesNotContain("internal error", error.GetProperty("description").GetString(), StringComparison.Ordinal);
                Assert.Equal(10059, Api.Refusal("STREAM.INFO.S"));
                continue;
            }

            Api.Do("CONSUMER.LIST.S");
            Api.AskRaw("CONSUMER.MSG.NEXT.S.C1", "{\"batch\":30,\"no_wait\":true}");
            Api.AskRaw("CONSUMER.MSG.NEXT.S.C2", "{\"batch\":30,\"no_wait\":true}");
            Api.Publish("s.more");
            Api.Do("STREAM.DELETE.S");
        }

        Assert.Equal(0, Api.Server.HomeOf(Api.Global).Usage.Storage);
        Assert.Equal(0, Api.Server.HomeOf(Api.Global).ConsumerCount);
    }

    [Fact]
    public void Backup_without_its_end_is_refused()
    {
        string subject = _rig.BeginRestore("S");
        CollectedBytes cut = new();
        new ArchiveWriter(cut).Begin();
        Assert.Empty(_rig.Send(subject, BackupRig.Framed(cut.All)));
        Assert.Contains("unexpected end", _rig.Send(subject, default), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_of_the_new_configuration_hold()
    {
        _rig.Restore("S", s_reference, "\"subjects\":[\"s.>\"],\"max_msgs\":5");
        JsonElement state = Api.Do("STREAM.INFO.S").GetProperty("state");
        Assert.Equal((5, 25, 30), (state.GetProperty("messages").GetInt32(), state.GetProperty("first_seq").GetInt32(), state.GetProperty("last_seq").GetInt32()));
    }

    [Fact]
    public void Account_that_would_hold_too_much_is_told_before_and_meanwhile()
    {
        Api.Server.HomeOf(Api.Global).Limits = RuleLimits.Unlimited with { MaxStorage = 5000 };
        Assert.Equal(10002, Api.Refusal("STREAM.RESTORE.S", "{\"config\":{\"name\":\"S\",\"subjects\":[\"s.>\"]},\"state\":{\"bytes\":12382}}"));
        JsonElement answer = _rig.Restore("S", s_reference);
        Assert.Equal(10002, answer.GetProperty("error").GetProperty("err_code").GetInt32());
        Assert.Equal(0, Api.Server.HomeOf(Api.Global).Usage.Storage);
    }

    [Fact]
    public void Sealed_and_empty_streams_come_back()
    {
        Api.Do("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"]}");
        Api.Publish("s.a");
        Api.Do("STREAM.PURGE.S");
        Api.Do("STREAM.UPDATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"],\"sealed\":true}");
        byte[] backup = _rig.TakeBackup("S");
        Api.Do("STREAM.DELETE.S");
        _rig.Restore("S", backup, "\"subjects\":[\"s.>\"],\"sealed\":true");
        JsonElement info = Api.Do("STREAM.INFO.S");
        Assert.True(info.GetProperty("config").GetProperty("sealed").GetBoolean());
        Assert.Equal((0, 2, 1), (info.GetProperty("state").GetProperty("messages").GetInt32(), info.GetProperty("state").GetProperty("first_seq").GetInt32(), info.GetProperty("state").GetProperty("last_seq").GetInt32()));
    }

    [Fact]
    public void Schedules_and_times_to_live_go_on()
    {
        const string Config = "\"subjects\":[\"s.>\"],\"allow_msg_schedules\":true,\"allow_msg_ttl\":true,\"allow_rollup_hdrs\":true";
        Api.Do("STREAM.CREATE.S", $"{{\"name\":\"S\",{Config}}}");
        Api.Publish("s.plan", "later", "Nats-Schedule: @every 10s\r\nNats-Schedule-Target: s.target");
        Api.Publish("s.short", "gone soon", "Nats-TTL: 5s");
        byte[] backup = _rig.TakeBackup("S");
        Api.Do("STREAM.DELETE.S");

        _rig.Restore("S", backup, Config);
        Assert.Equal(2, Api.Do("STREAM.INFO.S").GetProperty("state").GetProperty("messages").GetInt32());
        Api.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(10037, Api.Refusal("STREAM.MSG.GET.S", "{\"last_by_subj\":\"s.short\"}"));
        Assert.Equal(3, Api.Do("STREAM.MSG.GET.S", "{\"last_by_subj\":\"s.target\"}").GetProperty("message").GetProperty("seq").GetInt32());
    }

    [Fact]
    public void Sender_that_sends_no_more_is_given_up()
    {
        string subject = _rig.BeginRestore("S");
        _rig.Send(subject, s_reference.AsSpan(0, 1000));
        Api.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Single(Api.Server.HomeOf(Api.Global).Restoring);
        Api.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(Api.Server.HomeOf(Api.Global).Restoring);
        Assert.Empty(_rig.Send(subject, s_reference));
    }

    [Fact]
    public void Stream_in_memory_is_restored_too()
    {
        _rig.Restore("S", s_reference, "\"subjects\":[\"s.>\"],\"storage\":\"memory\"");
        Assert.Equal(11_978, Api.Do("STREAM.INFO.S").GetProperty("state").GetProperty("bytes").GetInt32());
        Assert.Equal(11_978, Api.Server.HomeOf(Api.Global).Usage.Memory);
    }

    [Fact]
    public void End_is_told_with_the_bytes_that_came()
    {
        string subject = _rig.BeginRestore("S");
        Api.Listen("$JS.EVENT.ADVISORY.STREAM.>");
        _rig.Send(subject, s_reference);
        _rig.Send(subject, default);
        List<ApiMessage> told = Api.Received();
        Assert.Equal(["CREATED.S", "RESTORE_COMPLETE.S"], told.Select(message => message.Subject["$JS.EVENT.ADVISORY.STREAM.".Length..]));
        Assert.Contains($"\"bytes\":{s_reference.Length},", told[1].Payload, StringComparison.Ordinal);
    }

    private static List<string> Untimed(byte[] archive) =>
        [.. BackupRig.Entries(archive).Select((line, i) => i == 0 || line.StartsWith("consumers/", StringComparison.Ordinal) ? Without(line) : line)];

    /// <summary>Documents carry the time of the backup.</summary>
    private static string Without(string line)
    {
        string[] parts = line.Split('|');
        return parts[0] + parts[^1];
    }

    private static byte[] Archive(params (string Name, ulong Sequence, string Body)[] entries)
    {
        CollectedBytes content = new();
        ArchiveWriter writer = new(content);
        writer.Begin();
        foreach ((string name, ulong sequence, string body) in entries)
        {
            writer.Write(new ArchiveEntry { Name = Encoding.UTF8.GetBytes(name), Time = 1, Sequence = sequence, Payload = Encoding.UTF8.GetBytes(body) });
        }

        writer.End();
        return BackupRig.Framed(content.All);
    }
}
