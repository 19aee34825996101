using Gust.Cli.Messages;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Tests;

public sealed class TextTests
{
    [Fact]
    public void What_others_have_chosen_reaches_a_terminal_without_what_it_would_obey()
    {
        const string Name = "a\e[31mb\nc\u009bd";

        Table table = new("streams of \e]0;x\a [/red]", "Name");
        table.Row(Name);
        Columns columns = new(Name);
        columns.Section(Name);
        columns.Row(Name, Name);

        Assert.Equal("Name\na?[31mb?c?d\n", table.Render(Host(isTerminal: false), null));
        Assert.Contains("?]0;x? [/red]", table.Render(Host(isTerminal: true), null), StringComparison.Ordinal);
        Assert.Equal("a?[31mb?c?d\n\na?[31mb?c?d:\n\n  a?[31mb?c?d: a?[31mb\nc?d\n\n", columns.Render());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("300ms", 300)]
    [InlineData("1.5s", 1500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("250us", 0.25)]
    [InlineData("250µs", 0.25)]
    public void Durations_are_read(string text, double milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan value));
        Assert.Equal(milliseconds, value.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("99999999999999999h")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(9, "900ns")]
    [InlineData(1749, "174.9µs")]
    [InlineData(15_000, "1.5ms")]
    [InlineData(25_000_000, "2.5s")]
    [InlineData(625_000_000, "1m2.5s")]
    [InlineData(36_000_000_000, "1h0m0s")]
    public void Durations_are_written(long ticks, string text) => Assert.Equal(text, DurationText.Format(TimeSpan.FromTicks(ticks)));

    [Theory]
    [InlineData("128", 128)]
    [InlineData("1k", 1024)]
    [InlineData("1KB", 1024)]
    [InlineData("1.5KiB", 1536)]
    [InlineData("2 MB", 2097152)]
    public void Sizes_are_read(string text, long bytes)
    {
        Assert.True(SizeText.TryParse(text, out long value));
        Assert.Equal(bytes, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1X")]
    [InlineData("-1")]
    public void What_is_no_size_is_refused(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Theory]
    [InlineData(100, "100 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(412_876_800, "394 MiB")]
    public void Sizes_are_written(double bytes, string text) => Assert.Equal(text, SizeText.Format(bytes));

    [Theory]
    [InlineData("a  b", new[] { "a", "b" })]
    [InlineData("a 'b c' \"d $e\" f\\ g ''", new[] { "a", "b c", "d $e", "f g", "" })]
    [InlineData("\"a\\\"b\" 'c\\d'", new[] { "a\"b", "c\\d" })]
    [InlineData("", new string[0])]
    public void Command_lines_are_split_as_a_shell_does(string line, string[] words) => Assert.Equal(words, ShellWords.Split(line));

    [Fact]
    public void An_open_quote_is_refused() => Assert.Throws<CliException>(() => ShellWords.Split("a 'b"));

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c\u001b[31m\n", "\"a\\\"b\\\\c\\u001b[31m\\n\"")]
    public void Quoting_shows_what_a_terminal_would_obey(string text, string quoted) => Assert.Equal(quoted, Quoted.Text(text));

    [Theory]
    [InlineData("a.*.c", "a.b.c", true)]
    [InlineData("a.>", "a.b.c", true)]
    [InlineData("a.>", "a", false)]
    [InlineData(">", "a", true)]
    [InlineData("a.*", "a.b.c", false)]
    [InlineData("a", "a", true)]
    [InlineData("a.b", "a", false)]
    public void Patterns_match_subjects(string pattern, string subject, bool matches) => Assert.Equal(matches, SubjectPattern.Matches(pattern, subject));

    private static CliHost Host(bool isTerminal) =>
        new() { In = Stream.Null, Out = Stream.Null, Error = TextWriter.Null, OutIsTerminal = isTerminal, Environment = name => name == "NO_COLOR" ? "1" : null };
}
