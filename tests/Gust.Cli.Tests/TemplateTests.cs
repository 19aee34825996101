using System.Text;
using Gust.Cli.Templates;
using Gust.Foundation;

namespace Gust.Cli.Tests;

public sealed class TemplateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 6, 7, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{Count}} {{.Count}} {{ Cnt }} {{.Cnt}}", "12 12 12 12")]
    [InlineData("{{TimeStamp}}", "2026-03-04T15:06:07+02:00")]
    [InlineData("{{Time}}", "3:06PM")]
    [InlineData("{{Unix}}", "1772629567")]
    [InlineData("{{UnixNano}}", "1772629567000000000")]
    [InlineData("{{.Request}}!", "the request!")]
    [InlineData("{{0}}.{{1}}.{{9}}", "weather.london.9")]
    [InlineData("a  {{- Count -}}  b", "a12b")]
    [InlineData("a{{/* a comment */}}b", "ab")]
    [InlineData("{{\"{{\"}}", "{{")]
    [InlineData("{\"a\":{\"b\":{{Count}}}}", "{\"a\":{\"b\":12}}")]
    public void Actions_are_replaced(string source, string expected)
    {
        Assert.Equal(expected, Template.Parse(source).RenderText(Scope()));
    }

    [Fact]
    public void Utc_is_written_as_z()
    {
        var scope = new TemplateScope(1, Now.ToUniversalTime(), SystemRandom.Instance);
        Assert.Equal("2026-03-04T13:06:07Z", Template.Parse("{{TimeStamp}}").RenderText(scope));
    }

    [Theory]
    [InlineData("{{Random 10 20}}")]
    [InlineData("{{ Random 20 10 }}")]
    public void Random_gives_letters_and_digits_of_every_length_asked_for(string source)
    {
        var template = Template.Parse(source);
        HashSet<int> lengths = [.. Enumerable.Range(0, 2000).Select(_ => template.RenderText(Scope())).Select(text =>
        {
            Assert.All(text, c => Assert.True(char.IsAsciiLetterOrDigit(c)));
            return text.Length;
        })];
        Assert.Equal(Enumerable.Range(10, 11), lengths.Order());
    }

    [Fact]
    public void Ids_differ_within_one_message()
    {
        string[] ids = Template.Parse("{{ID}} {{ID}} {{UUID}} {{UUID}}").RenderText(Scope()).Split(' ');
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(22, ids[0].Length);
        Assert.True(Guid.TryParse(ids[2], out _));
    }

    [Fact]
    public void Bytes_around_actions_pass_unchanged()
    {
        byte[] source = [255, 0, .. "{{Count}}"u8, 128];
        Assert.Equal([255, 0, (byte)'1', (byte)'2', 128], Template.Parse(source).Render(Scope()).ToArray());
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("{{Count")]
    [InlineData("{{}}")]
    [InlineData("{{Nonsense}}")]
    [InlineData("{{Random}}")]
    [InlineData("{{Random 1}}")]
    [InlineData("{{Random a b}}")]
    [InlineData("{{Random 1 999999999999}}")]
    [InlineData("{{Count 1}}")]
    public void What_is_not_understood_is_refused(string source)
    {
        Assert.Throws<TemplateException>(() => Template.Parse(source));
    }

    private static TemplateScope Scope() => new(12, Now, SystemRandom.Instance)
    {
        Request = Encoding.ASCII.GetBytes("the request"),
        SubjectTokens = ["weather", "london"],
    };
}
