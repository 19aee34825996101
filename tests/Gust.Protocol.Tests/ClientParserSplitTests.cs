using System.Text;
using Gust.Foundation;

namespace Gust.Protocol.Tests;

/// <summary>However the bytes are cut into reads, the operations (and the error that ends them) are the same.</summary>
public sealed class ClientParserSplitTests
{
    private const int Streams = 4000;

    [Fact]
    public void Byte_by_byte_gives_the_operations_of_the_whole() =>
        Compare(seed: 11, static (run, stream, _) =>
        {
            foreach (byte b in stream)
            {
                run.Feed([b]);
            }
        });

    [Fact]
    public void Random_pieces_give_the_operations_of_the_whole() =>
        Compare(seed: 12, static (run, stream, random) =>
        {
            for (int at = 0; at < stream.Length;)
            {
                int length = Math.Min(1 + random.Next(1 << random.Next(8)), stream.Length - at);
                run.Feed(stream.AsSpan(at, length));
                at += length;
            }
        });

    [Fact]
    public void Byte_by_byte_is_the_same_while_CONNECT_is_owed() =>
        Compare(seed: 13, static (run, stream, _) =>
        {
            foreach (byte b in stream)
            {
                run.Feed([b]);
            }
        }, connectOwed: true);

    [Fact]
    public void Byte_by_byte_is_the_same_without_headers() =>
        Compare(seed: 14, static (run, stream, _) =>
        {
            foreach (byte b in stream)
            {
                run.Feed([b]);
            }
        }, headers: false);

    private static void Compare(int seed, Action<ParserRun, byte[], SeededRandom> feed, bool connectOwed = false, bool headers = true)
    {
        SeededRandom random = new(seed);
        StreamGenerator generator = new(random);
        ParserLimits limits = ParserRun.Limits with { Headers = headers };
        int errors = 0;
        for (int i = 0; i < Streams; i++)
        {
            byte[] stream = generator.Next();
            ParserRun whole = new ParserRun(connectOwed) { LimitsUsed = limits }.Feed(stream);
            ParserRun pieces = new(connectOwed) { LimitsUsed = limits };
            feed(pieces, stream, random);
            bool same = whole.Operations.SequenceEqual(pieces.Operations) && whole.Stopped == pieces.Stopped && (whole.Stopped || whole.Pending == pieces.Pending);
            Assert.True(same, $"seed {seed}, stream {i}: {Encoding.Latin1.GetString(stream)}\nwhole:\n{string.Join('\n', whole.Operations)}\npieces:\n{string.Join('\n', pieces.Operations)}");
            errors += whole.Stopped ? 1 : 0;
        }

        Assert.InRange(errors, Streams / 20, Streams); // the generator damages enough to mean something
    }
}
