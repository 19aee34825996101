using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Subjects.Tests.Vectors;

namespace Gust.Subjects.Tests;

public sealed class SubjectTransformTests
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly SeededRandom _random = new(1);

    public static TheoryData<string, string, string> Errors => VectorFile.Triples("transform-errors.tsv");

    public static TheoryData<string, string, string> ImportErrors => VectorFile.Triples("import-errors.tsv");

    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_are_the_ones_of_the_reference(string source, string destination, string error)
    {
        var made = SubjectTransform.TryCreate(source, destination, out _, out var actual);
        Assert.Equal(error, actual ?? "");
        Assert.Equal(error.Length == 0, made);
    }

    [Theory]
    [MemberData(nameof(ImportErrors))]
    public void Import_errors_are_the_ones_of_the_reference(string source, string destination, string error)
    {
        var made = SubjectTransform.TryCreateForImport(source, destination, out _, out var actual);
        Assert.Equal(error, actual ?? "");
        Assert.Equal(error.Length == 0, made);
    }

    [Theory]
    [InlineData("h.*.>", "hh.$1.>", "h.1.2.3", "hh.1.2.3")]
    [InlineData("pw.*.*", "p.{{partition(10,1,2)}}", "pw.x.y", "p.2")]
    [InlineData("z", "p.{{partition(5)}}", "z", "p.3")]
    [InlineData("s.*", "{{split(1,-)}}", "s.-a-b--c-", "a.b.c")]
    [InlineData("s.*", "{{splitfromleft(1,2)}}", "s.abcdef", "ab.cdef")]
    [InlineData("s.*", "{{SplitFromRight(1,2)}}", "s.abcdef", "abcd.ef")]
    [InlineData("s.*", "{{slicefromleft(1,2)}}", "s.abcde", "ab.cd.e")]
    [InlineData("s.*", "{{slicefromright(1,2)}}", "s.abcde", "a.bc.de")]
    [InlineData("s.*", "{{left(1,2)}}", "s.abcdef", "ab")]
    [InlineData("s.*", "{{right(1,2)}}", "s.abcdef", "ef")]
    [InlineData("", "all.>", "x.y", "all.x.y")]
    [InlineData("a.*.b.*", "$2.b.{{wildcard(1)}}.a", "a.1.b.2", "2.b.1.a")]
    public void Functions_do_what_their_table_says(string source, string destination, string subject, string expected) =>
        Assert.Equal(expected, Transform(source, destination, subject));

    [Theory]
    [InlineData("foo.*", "foo.*")]
    [InlineData("foo.*.>", "foo.a.>")]
    [InlineData("foo.>", "foo.a.*")]
    [InlineData("foo.*", "foo.a.b")]
    [InlineData("foo.*", "foo")]
    [InlineData("foo.*", "foo.")]
    [InlineData("foo.>", "foo..a")]
    [InlineData("foo.>", "bar.a")]
    public void Subjects_with_wildcards_and_subjects_that_do_not_match_stay_as_they_are(string source, string subject) =>
        Assert.Null(Transform(source, source.EndsWith('>') ? "x.>" : "x", subject));

    [Fact]
    public void Random_stays_below_its_bound_and_reaches_every_number()
    {
        var seen = Enumerable.Range(0, 200).Select(_ => Transform("a", "{{random(4)}}", "a")).Distinct().Order();
        Assert.Equal(["0", "1", "2", "3"], seen);
    }

    [Theory]
    [InlineData("a.*.*", "b.$2.$1", "b.*.*", "a.$2.$1")]
    [InlineData("a.*.>", "{{wildcard(1)}}.b.>", "*.b.>", "a.$1.>")]
    [InlineData(">", "p.>", "p.>", ">")]
    public void There_and_back_again_gives_the_same_subject(string source, string destination, string backSource, string back)
    {
        for (var i = 0; i < 100; i++)
        {
            var subject = $"a.{_random.Next(1000)}.{_random.Next(1000)}";
            var there = Transform(source, destination, subject);
            Assert.NotNull(there);
            Assert.Equal(subject, Transform(backSource, back, there));
        }
    }

    [Fact]
    public void Sources_of_very_many_tokens_work()
    {
        var source = string.Join('.', Enumerable.Repeat("*", 300));
        var subject = string.Join('.', Enumerable.Range(1, 300));
        Assert.Equal("300.1.65", Transform(source, "$300.$1.$65", subject));
    }

    [Fact]
    public void Transform_allocates_nothing_once_its_output_is_warm()
    {
        const string Destination = "b.{{partition(10,1,2)}}.{{split(1,-)}}.{{slicefromright(2,2)}}.{{random(9)}}.$1.>";
        Assert.True(SubjectTransform.TryCreate("a.*.*.>", Destination, out var transform, out _));
        transform.Transform("a.x-y.abcde.rest.of.it"u8, _output, _random);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _output.ResetWrittenCount();
            transform.Transform("a.x-y.abcde.rest.of.it"u8, _output, _random);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private string? Transform(string source, string destination, string subject)
    {
        Assert.True(SubjectTransform.TryCreate(source, destination, out var transform, out var error), error);
        _output.ResetWrittenCount();
        var done = transform.Transform(Encoding.UTF8.GetBytes(subject), _output, _random);
        Assert.Equal(done, _output.WrittenCount > 0);
        return done ? Encoding.UTF8.GetString(_output.WrittenSpan) : null;
    }
}
