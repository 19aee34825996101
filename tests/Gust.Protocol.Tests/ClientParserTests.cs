namespace Gust.Protocol.Tests;

public sealed class ClientParserTests
{
    [Theory]
    [InlineData("PUB a 5\r\nhello\r\n", "PUB a reply= header=-1 body=hello")]
    [InlineData("PUB a 0\r\n\r\n", "PUB a reply= header=-1 body=")]
    [InlineData("PUB a r 5\r\nhello\r\n", "PUB a reply=r header=-1 body=hello")]
    [InlineData("PUB a 5\nhello\r\n", "PUB a reply= header=-1 body=hello")]
    [InlineData("PUB a 005\r\nhello\r\n", "PUB a reply= header=-1 body=hello")]
    [InlineData("HPUB a 12 13\r\nNATS/1.0\r\n\r\nx\r\n", "PUB a reply= header=12 body=NATS/1.0\r\n\r\nx")]
    [InlineData("HPUB a r 12 12\r\nNATS/1.0\r\n\r\n\r\n", "PUB a reply=r header=12 body=NATS/1.0\r\n\r\n")]
    [InlineData("SUB a 1\r\n", "SUB a queue= sid=1")]
    [InlineData("SUB a q sid-x\r\n", "SUB a queue=q sid=sid-x")]
    [InlineData("UNSUB 1\r\n", "UNSUB 1 max=0")]
    [InlineData("UNSUB 1 10\r\n", "UNSUB 1 max=10")]
    [InlineData("CONNECT {}\r\n", "CONNECT {}")]
    [InlineData("CONNECT{}\r\n", "CONNECT {}")]
    [InlineData("PING\r\n", "PING")]
    [InlineData("PINGxyz\r\n", "PING")]
    [InlineData("PONG\n", "PONG")]
    public void Operation_is_reported(string bytes, string operation) => Assert.Equal([operation], ParserRun.Whole(bytes));

    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("+ok and more\r\n")]
    [InlineData("INFO {}\r\n")]
    [InlineData("info {\"a\":1}\r\n")]
    public void Servers_verbs_without_meaning_here_are_passed_over(string bytes) => Assert.Equal(["PING"], ParserRun.Whole(bytes + "PING\r\n"));

    [Theory]
    [InlineData("PUB", "a 1\r\nx\r\n")]
    [InlineData("HPUB", "a 0 1\r\nx\r\n")]
    [InlineData("SUB", "a 1\r\n")]
    [InlineData("UNSUB", "1\r\n")]
    [InlineData("CONNECT", "{}\r\n")]
    [InlineData("PING", "\r\n")]
    [InlineData("PONG", "\r\n")]
    [InlineData("INFO", "{}\r\n")]
    [InlineData("+OK", "\r\n")]
    public void Verb_is_taken_in_every_mixture_of_cases(string verb, string arguments)
    {
        List<string> upper = ParserRun.Whole($"{verb} {arguments}");
        for (int mask = 1; mask < 1 << verb.Length; mask++)
        {
            string mixed = string.Concat(verb.Select((c, i) => (mask >> i & 1) != 0 ? char.ToLowerInvariant(c) : c));
            Assert.Equal(upper, ParserRun.Whole($"{mixed} {arguments}"));
        }
    }

    [Theory]
    [InlineData("PUB  a  r  1 \r\nx\r\n", "PUB a reply=r header=-1 body=x")]
    [InlineData("PUB\ta\tr\t1\r\nx\r\n", "PUB a reply=r header=-1 body=x")]
    [InlineData("HPUB \t a \t 12 \t 13 \t \r\nNATS/1.0\r\n\r\nx\r\n", "PUB a reply= header=12 body=NATS/1.0\r\n\r\nx")]
    [InlineData("SUB \t a \t q \t 1 \t \r\n", "SUB a queue=q sid=1")]
    [InlineData("UNSUB \t 1 \t 5 \t \r\n", "UNSUB 1 max=5")]
    public void Blanks_between_fields_may_be_any_spaces_and_tabs(string bytes, string operation) => Assert.Equal([operation], ParserRun.Whole(bytes));

    [Theory]
    [InlineData("PUB a 5\r\nhello\r\n", true)]
    [InlineData("PUB a r 5\r\nhello\r\n", true)]
    [InlineData("HPUB a r 12 13\r\nNATS/1.0\r\n\r\nx\r\n", true)]
    [InlineData("PUB a 5 \r\nhello\r\n", false)]
    [InlineData("PUB a r  5\r\nhello\r\n", false)]
    [InlineData("PUB a r\t5\r\nhello\r\n", false)]
    [InlineData("PUB a 5\nhello\r\n", false)]
    public void Tail_is_offered_only_where_a_subscriber_gets_these_very_bytes(string bytes, bool offered)
    {
        List<string> tails = [];
        PublishRecorder recorder = new(tails, [], ParserRun.Limits);
        ClientParser.Parse(System.Text.Encoding.Latin1.GetBytes("PING\r\n" + bytes), ref recorder);
        string expected = offered ? bytes[(bytes.IndexOf(' ', bytes.IndexOf(' ') + 1) + 1)..] : "";
        Assert.Equal([expected], tails);
    }

    [Fact]
    public void Payload_of_64_MiB_is_taken_when_the_limit_allows_it()
    {
        const int Size = 64 * 1024 * 1024;
        byte[] line = System.Text.Encoding.ASCII.GetBytes($"PUB big {Size}\r\n");
        byte[] stream = [.. line, .. new byte[Size], (byte)'\r', (byte)'\n'];
        List<int> sizes = [];
        PublishRecorder recorder = new([], sizes, ParserRun.Limits with { MaxPayload = Size });

        ParseProgress head = ClientParser.Parse(stream.AsSpan(0, 512), ref recorder);
        Assert.Equal((0, stream.Length, false), (head.Consumed, head.Wanted, head.Stopped));
        ParseProgress almost = ClientParser.Parse(stream.AsSpan(0, stream.Length - 1), ref recorder);
        Assert.Equal((0, stream.Length), (almost.Consumed, almost.Wanted));
        ParseProgress all = ClientParser.Parse(stream, ref recorder);
        Assert.Equal((stream.Length, false), (all.Consumed, all.Stopped));
        Assert.Equal([Size], sizes);
    }

    [Fact]
    public void Operations_may_stop_the_parser_behind_the_one_they_took()
    {
        PublishRecorder recorder = new([], [], ParserRun.Limits, stopsAtPing: true);
        ParseProgress progress = ClientParser.Parse("PING\r\nPING\r\n"u8, ref recorder);
        Assert.True(progress.Stopped);
        Assert.Equal(6, progress.Consumed);
    }

    [Fact]
    public void While_CONNECT_is_owed_only_CONNECT_is_taken()
    {
        Assert.Equal(["error ConnectOwed"], new ParserRun(connectOwed: true).Feed("PING\r\n").Operations);
        Assert.Equal(["CONNECT {}", "PING"], new ParserRun(connectOwed: true).Feed("CONNECT {}\r\nPING\r\n").Operations);
    }
}
