using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Subjects.Tests.Vectors;

namespace Gust.Subjects.Tests;

public sealed class SubjectMappingTests
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly SeededRandom _random = new(1);

    public static TheoryData<string, string, string, string> Results => VectorFile.Quadruples("transform-results.tsv");

    [Theory]
    [MemberData(nameof(Results))]
    public void Messages_arrive_where_the_reference_delivers_them(string source, string destination, string published, string delivered)
    {
        var subject = VectorFile.Bytes(published);
        var mapping = Create(source, null, new MappingDestination(Encoding.UTF8.GetString(VectorFile.Bytes(destination)), 100));
        var outcome = mapping.Covers(subject) ? mapping.Map(subject, _output, _random) : MappingOutcome.Unchanged;
        var arrived = outcome == MappingOutcome.Mapped ? _output.WrittenSpan : subject;
        Assert.Equal(VectorFile.Bytes(delivered), SubjectRules.HasEmptyToken(arrived) ? [] : arrived.ToArray());
    }

    // Observed on nats-server 2.15.1, without a cluster and in cluster X; shares in percent.
    [Theory]
    [InlineData("a", "a 50", null, "a 50", "lost 50")]
    [InlineData("a", "b 50", null, "b 50", "a 50")]
    [InlineData("a", "b 0", null, "a 100")]
    [InlineData("a", "", null, "a 100")]
    [InlineData("a", "a 0,b 10", null, "b 10", "lost 90")]
    [InlineData("a", "b 20 X,c 50", null, "c 50", "a 50")]
    [InlineData("a", "b 20 X,c 50", "X", "b 20", "a 80")]
    [InlineData("a", "b 20 X,a 50 X", null, "lost 100")]
    [InlineData("a", "b 20 X,a 50 X", "X", "b 20", "a 50", "lost 30")]
    [InlineData("a", "b 20 X", null, "a 100")]
    [InlineData("a", "b 20 X,a 50", "X", "b 20", "lost 80")]
    [InlineData("a", "b 20 Y,c 30 X", null, "a 100")]
    [InlineData("a", "b 20 Y,c 30 X", "X", "c 30", "a 70")]
    [InlineData("a", "a 100 X,b 10", null, "b 10", "lost 90")]
    [InlineData("a", "b 50,b2 30 Y,b3 50", "X", "b 50", "b3 50")]
    [InlineData("a.*", "a.$1 50", null, "a.x 100")]
    [InlineData("a.*", "a.{{wildcard(1)}} 50,c.$1 10", null, "a.x 90", "c.x 10")]
    [InlineData("a.>", "a.> 50", null, "a.x 50", "lost 50")]
    public void Weights_share_the_messages_as_in_the_reference(string source, string destinations, string? cluster, params string[] shares)
    {
        var mapping = Create(source, cluster, [.. Parse(destinations)]);
        const int Messages = 20_000;
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < Messages; i++)
        {
            var subject = source.Replace('*', 'x').Replace('>', 'x');
            _output.ResetWrittenCount();
            var arrived = mapping.Map(Encoding.UTF8.GetBytes(subject), _output, _random) switch
            {
                MappingOutcome.Mapped => Encoding.UTF8.GetString(_output.WrittenSpan),
                MappingOutcome.Dropped => "lost",
                _ => subject,
            };
            counts[arrived] = counts.GetValueOrDefault(arrived) + 1;
        }

        Assert.Equal(shares.Length, counts.Count);
        foreach (var share in shares.Select(share => share.Split(' ')))
        {
            Assert.InRange(counts.GetValueOrDefault(share[0]) * 100.0 / Messages, int.Parse(share[1]) - 1.5, int.Parse(share[1]) + 1.5);
        }
    }

    [Theory]
    [InlineData("b 60,c 50", "total weight needs to be <= 100")]
    [InlineData("b 10 X,c 91 X", "total weight needs to be <= 100")]
    [InlineData("b 60,b 20", "duplicate entry for \"b\"")]
    [InlineData("b 10 X,b 100", "duplicate entry for \"b\"")]
    [InlineData("b 101", "Invalid weight 101 for mapping destination")]
    [InlineData("b -1", "Invalid weight -1 for mapping destination")]
    [InlineData("b.* 50", "invalid subject")]
    [InlineData("b.$1 50", "invalid mapping destination: wildcard index out of range in $1")]
    public void Errors_are_the_ones_of_the_reference(string destinations, string error)
    {
        Assert.False(SubjectMapping.TryCreate("a", [.. Parse(destinations)], null, out _, out var actual));
        Assert.Equal(error, actual);
    }

    [Fact]
    public void Lists_of_different_clusters_each_have_their_hundred_percent() =>
        Create("a", null, [.. Parse("b 10 X,c 90 Y,d 100,e 90 X")]);

    [Fact]
    public void A_literal_source_comes_before_patterns_and_patterns_come_in_order()
    {
        var mappings = new SubjectMappings(
            [To("a.*", "first"), To(">", "second.>"), To("a.b", "literal")], _random);
        Assert.Equal("a.b", mappings.Find("a.b"u8)?.Source);
        Assert.Equal("a.*", mappings.Find("a.c"u8)?.Source);
        Assert.Equal(">", mappings.Find("c"u8)?.Source);
        Assert.Null(mappings.Find("c..d"u8));
        Assert.Null(mappings.Find("a."u8));
        Assert.False(mappings.IsEmpty);
    }

    [Theory]
    [InlineData("a.*", "a.*", true)]
    [InlineData("a.*", "a.>", false)]
    [InlineData("a.>", "a.>", true)]
    [InlineData("b.*.*", "b.*.>", false)]
    [InlineData("e.*.f", "e.>.f", false)]
    public void A_published_wildcard_is_mapped_by_what_covers_all_it_stands_for(string source, string published, bool covers)
    {
        var mapping = Create(source, null, new MappingDestination(source.EndsWith('>') ? "x.>" : "x", 100));
        Assert.Equal(covers, mapping.Covers(Encoding.UTF8.GetBytes(published)));
    }

    [Theory]
    [InlineData("b 100", false)]
    [InlineData("b 99", true)]
    [InlineData("{{random(2)}} 100", true)]
    [InlineData("", false)]
    [InlineData("b 0", false)]
    public void IsRandom_says_whether_an_answer_may_be_kept(string destinations, bool random) =>
        Assert.Equal(random, Create("a", null, [.. Parse(destinations)]).IsRandom);

    private static IEnumerable<MappingDestination> Parse(string destinations) =>
        destinations.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split(' '))
            .Select(one => new MappingDestination(one[0], int.Parse(one[1]), one.Length > 2 ? one[2] : null));

    private static SubjectMapping To(string source, string destination) => Create(source, null, new MappingDestination(destination, 100));

    private static SubjectMapping Create(string source, string? cluster, params MappingDestination[] destinations)
    {
        Assert.True(SubjectMapping.TryCreate(source, destinations, cluster, out var mapping, out var error), error);
        return mapping;
    }
}
