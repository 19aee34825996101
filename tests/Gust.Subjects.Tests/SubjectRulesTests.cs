using System.Text;

namespace Gust.Subjects.Tests;

public sealed class SubjectRulesTests
{
    [Theory]
    [InlineData("foo", SubjectKind.Literal)]
    [InlineData("foo.bar.é", SubjectKind.Literal)]
    [InlineData("foo*", SubjectKind.Literal)]
    [InlineData("f>o.*x.>>", SubjectKind.Literal)]
    [InlineData("*", SubjectKind.Pattern)]
    [InlineData(">", SubjectKind.Pattern)]
    [InlineData("*.>", SubjectKind.Pattern)]
    [InlineData("foo.*.x*.bar", SubjectKind.Pattern)]
    [InlineData("foo.>", SubjectKind.Pattern)]
    [InlineData("", SubjectKind.Invalid)]
    [InlineData(".", SubjectKind.Invalid)]
    [InlineData(".foo", SubjectKind.Invalid)]
    [InlineData("foo.", SubjectKind.Invalid)]
    [InlineData("foo..bar", SubjectKind.Invalid)]
    [InlineData("foo.>.bar", SubjectKind.Invalid)]
    [InlineData(">.*", SubjectKind.Invalid)]
    [InlineData("*..", SubjectKind.Invalid)]
    internal void Classify_says_what_a_subject_is_good_for(string subject, SubjectKind kind)
    {
        Assert.Equal(kind, SubjectRules.Classify(Utf8(subject)));
        Assert.Equal(kind != SubjectKind.Invalid, SubjectRules.IsValid(Utf8(subject)));
        Assert.Equal(kind == SubjectKind.Literal, SubjectRules.IsValidLiteral(Utf8(subject)));
    }

    [Theory]
    [InlineData("foo bar")]
    [InlineData("foo.\tbar")]
    [InlineData("foo\r")]
    [InlineData("foo\nbar")]
    [InlineData("foo\fbar")]
    public void Configuration_accepts_no_blank(string subject)
    {
        Assert.True(SubjectRules.IsValid(Utf8(subject)));
        Assert.False(SubjectRules.IsValidForConfiguration(Utf8(subject)));
    }

    [Fact]
    public void Configuration_accepts_a_vertical_tab_as_the_reference_does() =>
        Assert.True(SubjectRules.IsValidForConfiguration(Utf8("foo\vbar.*")));

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a.*.>", 3)]
    [InlineData("a..b", 3)]
    public void TokenCount_counts_what_stands_between_dots(string subject, int count) =>
        Assert.Equal(count, SubjectRules.TokenCount(Utf8(subject)));

    [Theory]
    [InlineData("foo.*", "foo.*")]
    [InlineData("foo.*", "foo.>")]
    [InlineData("foo.>", "foo.*")]
    [InlineData(">", "*")]
    public void A_published_wildcard_is_an_ordinary_token(string published, string pattern)
    {
        Assert.True(SubjectRules.Matches(Utf8(published), Utf8(pattern)));
        Assert.False(SubjectRules.Matches(Utf8(published), "foo.bar"u8));
    }

    [Theory]
    [InlineData("foo..x")]
    [InlineData("foo.")]
    [InlineData(".foo")]
    [InlineData("")]
    public void A_subject_with_an_empty_token_matches_nothing(string published)
    {
        Assert.False(SubjectRules.Matches(Utf8(published), ">"u8));
        Assert.False(SubjectRules.IsSubsetOf(Utf8(published), ">"u8));
        Assert.False(SubjectRules.Overlaps(Utf8(published), ">"u8));
        Assert.False(SubjectRules.Overlaps(">"u8, Utf8(published)));
    }

    [Fact]
    public void Rules_agree_with_the_definition_on_every_small_subject()
    {
        var literals = NaiveSubjects.Words(["a", "b", "c"], 4).ToArray();
        var patterns = NaiveSubjects.Words(["a", "b", "*", ">"], 3).Where(NaiveSubjects.IsValid).ToArray();
        var matched = patterns.ToDictionary(
            pattern => pattern, pattern => literals.Where(literal => NaiveSubjects.Matches(literal, pattern)).ToHashSet());

        foreach (var pattern in patterns)
        {
            var found = literals.Where(literal => SubjectRules.Matches(Utf8(literal), Utf8(pattern)));
            Assert.True(matched[pattern].SetEquals(found), pattern);
            foreach (var other in patterns)
            {
                Assert.True(
                    matched[pattern].IsSubsetOf(matched[other]) == SubjectRules.IsSubsetOf(Utf8(pattern), Utf8(other)),
                    $"{pattern} subset of {other}");
                Assert.True(
                    matched[pattern].Overlaps(matched[other]) == SubjectRules.Overlaps(Utf8(pattern), Utf8(other)),
                    $"{pattern} overlaps {other}");
            }
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
