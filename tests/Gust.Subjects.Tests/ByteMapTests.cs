using System.Text;
using Gust.Foundation;

namespace Gust.Subjects.Tests;

public sealed class ByteMapTests
{
    private readonly SubjectHash _hash = new(new SeededRandom(3));

    [Fact]
    public void Map_holds_many_keys_and_gives_them_all_back_while_it_shrinks()
    {
        const int Keys = 60_000;
        var map = new ByteMap();
        for (var i = 0; i < Keys; i++)
        {
            map.FindOrAdd(Key(i)) = i;
        }

        Assert.Equal(Keys, map.Count);
        AssertHolds(map, from: 0, to: Keys);
        for (var i = 0; i < Keys; i++)
        {
            Assert.True(map.Remove(Key(i)));
            Assert.False(map.Remove(Key(i)));
            if (i % 10_000 == 0)
            {
                AssertHolds(map, from: i + 1, to: Keys);
            }
        }

        Assert.Equal(0, map.Count);
    }

    [Fact]
    public void Keys_of_one_hash_stay_apart()
    {
        var map = new ByteMap();
        for (var i = 0; i < 3_000; i++)
        {
            map.FindOrAdd(new ByteKey(Encoding.ASCII.GetBytes($"{i}"), hash: 0xFFFF_0000)) = i;
        }

        for (var i = 0; i < 3_000; i++)
        {
            Assert.Equal(i, map.Find(new ByteKey(Encoding.ASCII.GetBytes($"{i}"), hash: 0xFFFF_0000)));
        }
    }

    [Fact]
    public void Hash_differs_between_instances_and_for_every_length()
    {
        var other = new SubjectHash(new SeededRandom(4));
        Assert.NotEqual(_hash.Of("foo"u8), other.Of("foo"u8));
        var zeros = new byte[200];
        Assert.Equal(200, Enumerable.Range(0, 200).Select(length => _hash.Of(zeros.AsSpan(0, length))).Distinct().Count());
    }

    [Fact]
    public void Hash_notices_every_single_bit()
    {
        for (var length = 1; length <= 40; length++)
        {
            var bytes = new byte[length];
            var seen = new HashSet<uint> { _hash.Of(bytes) };
            for (var bit = 0; bit < length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.True(seen.Add(_hash.Of(bytes)), $"length {length}, bit {bit}");
                bytes[bit / 8] = 0;
            }
        }
    }

    private static void AssertHolds(ByteMap map, int from, int to)
    {
        var values = new List<object>();
        map.CopyValuesTo(values);
        Assert.Equal(Enumerable.Range(from, to - from), values.Cast<int>().Order());
    }

    private ByteKey Key(int number) => new(Encoding.ASCII.GetBytes($"subject.number.{number}"), _hash);
}
