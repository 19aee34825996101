using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Tests.Streams;

public sealed class DeduperTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Remembers_what_a_dictionary_would(int seed)
    {
        SeededRandom random = new(seed);
        Deduper deduper = new(random);
        Dictionary<string, (ulong Sequence, long Time)> expected = [];
        ulong sequence = 0;
        long time = 0;
        for (int step = 0; step < 20_000; step++)
        {
            time += random.Next(3);
            switch (random.Next(100))
            {
                case 0:
                    long before = time - random.Next(2_000);
                    deduper.Expire(before);
                    expected = expected.Where(pair => pair.Value.Time >= before).ToDictionary();
                    break;
                case 1:
                    ulong last = sequence - Math.Min(sequence, (ulong)random.Next(50));
                    deduper.ForgetAbove(last);
                    expected = expected.Where(pair => pair.Value.Sequence <= last).ToDictionary();
                    sequence = last;
                    break;
                case 2:
                    deduper = Reread(deduper, random);
                    break;
                default:
                    string id = $"{new string('i', random.Next(30))}{random.Next(3_000)}";
                    bool isKnown = deduper.TryFind(Encoding.ASCII.GetBytes(id), out ulong found);
                    Assert.Equal(expected.TryGetValue(id, out var known), isKnown);
                    Assert.Equal(known.Sequence, found);
                    if (!isKnown)
                    {
                        deduper.Add(Encoding.ASCII.GetBytes(id), ++sequence, time);
                        expected.Add(id, (sequence, time));
                    }

                    break;
            }

            Assert.Equal(expected.Count, deduper.Count);
        }
    }

    [Fact]
    public void Remembering_and_forgetting_allocates_nothing_once_room_is_there()
    {
        Deduper deduper = new(new SeededRandom(1));
        long before = 0;
        for (int round = 0; round < 3; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Use(deduper);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Use(Deduper deduper)
    {
        Span<byte> id = stackalloc byte[sizeof(int)];
        for (int i = 0; i < 1_000; i++)
        {
            BitConverter.TryWriteBytes(id, i);
            deduper.Add(id, (ulong)i + 1, i);
        }

        deduper.Expire(long.MaxValue);
    }

    private static Deduper Reread(Deduper deduper, SeededRandom random)
    {
        ArrayBufferWriter<byte> image = new();
        deduper.WriteImage(image);
        Deduper copy = new(random);
        ReadOnlySpan<byte> from = image.WrittenSpan;
        copy.ReadImage(ref from);
        Assert.True(from.IsEmpty);
        return copy;
    }
}
