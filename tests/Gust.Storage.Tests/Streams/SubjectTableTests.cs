using System.Text;
using Gust.Foundation;
using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Tests.Streams;

public sealed class SubjectTableTests
{
    private readonly SubjectTable _table = new(new SeededRandom(1));

    [Fact]
    public void Subjects_that_come_and_go_are_found_as_in_a_dictionary()
    {
        var random = new SeededRandom(2);
        Dictionary<string, uint> expected = [];
        for (int step = 0; step < 30_000; step++)
        {
            string name = new string('n', random.Next(4) == 0 ? random.Next(400) : 3) + random.Next(3000);
            if (expected.Remove(name, out uint number))
            {
                Assert.Equal(number, Find(name));
                _table.Remove(number);
                Assert.Equal(0u, Find(name));
            }
            else
            {
                expected[name] = Add(name);
            }

            if (step % 5000 == 4999)
            {
                Assert.All(expected, pair => Assert.Equal((pair.Value, pair.Key), (Find(pair.Key), Encoding.ASCII.GetString(_table.NameOf(pair.Value)))));
                Assert.Equal(expected.Count, _table.Count);
            }
        }
    }

    [Fact]
    public void Numbers_of_vanished_subjects_are_given_again()
    {
        uint first = Add("one");
        Add("two");
        _table.Remove(first);
        Assert.Equal(first, Add("three"));
        Assert.Equal(3u, _table.End);
    }

    [Fact]
    public void Additions_tell_which_numbers_have_a_new_meaning()
    {
        Add("one");
        _table.TrackAdditions();
        long since = _table.Additions;
        uint two = Add("two");
        Assert.True(_table.TryGetAddition(since, out uint number));
        Assert.Equal(two, number);
        for (int i = 0; i < 2000; i++)
        {
            Add("more" + i);
        }

        Assert.False(_table.TryGetAddition(since, out _));
    }

    [Fact]
    public void Emptied_table_forgets_all_and_can_be_filled_again()
    {
        Add("one");
        _table.TrackAdditions();
        long since = _table.Additions;
        _table.Clear();
        Assert.Equal(0u, Find("one"));
        Assert.False(_table.TryGetAddition(since, out _));
        Assert.Equal(1u, Add("two"));
    }

    [Fact]
    public void Subject_longer_than_a_chunk_is_kept()
    {
        string name = new('x', 100_000);
        Add("before");
        uint number = Add(name);
        Add("after");
        Assert.Equal(number, Find(name));
        Assert.Equal(100_000, _table.NameOf(number).Length);
    }

    private uint Add(string name)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(name);
        uint number = _table.Add(bytes, _table.HashOf(bytes));
        _table[number].Count = 1;
        return number;
    }

    private uint Find(string name) => _table.Find(Encoding.ASCII.GetBytes(name));
}
