using Gust.Foundation;
using Gust.Protocol;
using Gust.Testing.Kernel;

namespace Gust.Fuzz;

public sealed class ParserFuzzTests
{
    private static readonly string[] JsonFragments =
    [
        "{", "}", "[", "]", ":", ",", "\"verbose\"", "\"PEDANTIC\"", "\"protocol\"", "\"name\"", "\"user\"", "\"\\u0041\"", "\"\\ud800\"", "\"\\", "true", "false", "null",
        "1", "-1", "1e999", "99999999999999999999", "\"x\"", " ", "\t", "\0", "ü", "\"name\":\"x\"", "\"headers\":true", "\"lang\":null",
    ];

    [Fact]
    public void Parser_takes_structured_streams() => FuzzRun.Of(random => Parse(new StreamGenerator(random).Next(), random));

    [Fact]
    public void Parser_takes_random_bytes() => FuzzRun.Of(random => Parse(Noise.Bytes(random, 4096), random));

    [Fact]
    public void Connect_options_take_anything() => FuzzRun.Of(random =>
    {
        ConnectOptions options = ConnectOptions.Default;
        for (int i = 0; i < 20; i++)
        {
            string json = random.Next(2) == 0 ? Noise.Text(random, JsonFragments, 30) : $"{{{Noise.Text(random, JsonFragments, 12)}}}";
            if (ConnectOptions.TryParse(System.Text.Encoding.UTF8.GetBytes(json), options, out ConnectOptions read))
            {
                options = read;
            }

            ConnectOptions.TryParse(Noise.Bytes(random, 200), options, out _);
        }
    });

    /// <summary>The bytes in random pieces: nothing is consumed twice or skipped, and a stopped parser stays where it is.</summary>
    private static void Parse(byte[] stream, SeededRandom random)
    {
        CountingOperations operations = new(new ParserLimits(256, 4096, random.Next(2) == 0), stream);
        int consumed = 0;
        for (int shown = 0; shown < stream.Length;)
        {
            shown = Math.Min(shown + 1 + random.Next(64), stream.Length);
            ParseProgress progress = ClientParser.Parse(stream.AsSpan(consumed, shown - consumed), ref operations);
            Assert.InRange(progress.Consumed, 0, shown - consumed);
            consumed += progress.Consumed;
            Assert.True(progress.Wanted == 0 || progress.Wanted > shown - consumed);
            if (progress.Stopped)
            {
                return;
            }

            Assert.True(shown - consumed <= (2 * 256) + 4096 + 64, "the parser keeps more than one operation can be");
        }
    }
}
