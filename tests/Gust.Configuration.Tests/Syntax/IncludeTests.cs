using Gust.Configuration.Syntax;

namespace Gust.Configuration.Tests.Syntax;

public class IncludeTests
{
    [Theory]
    [InlineData("include b.conf")]
    [InlineData("Include ./b.conf")]
    [InlineData("include \"b.conf\" # c")]
    [InlineData("include 'b.conf';")]
    public void An_included_file_adds_its_entries(string include)
    {
        var files = new Dictionary<string, string> { ["b.conf"] = "port: 1", ["./b.conf"] = "port: 1" };

        Assert.Equal("""{"host":"x","port":1}""", Loading.Json(include + "\nhost: x", files));
    }

    [Fact]
    public void An_include_in_a_map_adds_to_that_map() =>
        Assert.Equal(
            """{"authorization":{"pass":"p","user":"u"}}""",
            Loading.Json("authorization { include b.conf; pass: p }", new() { ["b.conf"] = "{ user: u }" }));

    [Fact]
    public void Paths_are_relative_to_the_including_file() =>
        Assert.Equal("""{"a":1}""", Loading.Json("include sub/b.conf", new() { ["sub/b.conf"] = "include c.conf", ["sub/c.conf"] = "a: 1" }));

    [Theory]
    [InlineData("include: 5", """{"include":5}""")]
    [InlineData("includes b", """{"includes":"b"}""")]
    [InlineData("\"include\" b", """{"include":"b"}""")]
    public void Only_the_bare_word_before_a_blank_includes(string text, string json) => Assert.Equal(json, Loading.Json(text));

    [Fact]
    public void A_missing_file_is_an_error_at_the_include() =>
        Assert.Equal(["f.conf:2:3: cannot include 'b.conf': no file b.conf"], Loading.Errors("port: 1\n  include b.conf"));

    [Fact]
    public void Every_missing_file_is_named() => Assert.Equal(2, Loading.Errors("include b.conf\ninclude c.conf").Length);

    [Fact]
    public void An_include_needs_a_path() =>
        Assert.Equal(["f.conf:1:9: expected the path of a file to include, found the end of the line"], Loading.Errors("include \nb: 1"));

    [Fact]
    public void An_error_in_an_included_file_names_that_file() =>
        Assert.Equal(["sub/b.conf:2:3: unknown field \"foo\""], Loading.Errors("include sub/b.conf", new() { ["sub/b.conf"] = "port: 1\n  foo: 2" }));

    [Fact]
    public void An_included_file_sees_no_variables_of_the_other()
    {
        var error = Assert.Single(Loading.Errors("A: 1\ninclude b.conf", new() { ["b.conf"] = "port: $A" }));

        Assert.Equal("b.conf:1:7: variable reference for 'A' can not be found", error);
    }

    [Fact]
    public void Variables_of_an_included_file_can_be_used_after_it() =>
        Assert.Equal(7, Loading.Load("include b.conf\nport: $A", new() { ["b.conf"] = "A: 7" }).Options.Port);

    [Fact]
    public void A_circle_of_includes_is_an_error()
    {
        var files = new Dictionary<string, string> { ["a.conf"] = "include b.conf", ["b.conf"] = "\ninclude a.conf", ["f.conf"] = "" };

        Assert.Equal(
            ["b.conf:2:1: files include one another in a circle: a.conf -> b.conf -> a.conf"], Loading.Errors("include a.conf", files));
        Assert.Equal(["f.conf:1:1: files include one another in a circle: f.conf -> f.conf"], Loading.Errors("include ./f.conf", files));
    }

    [Fact]
    public void Files_that_include_one_another_too_deeply_are_refused()
    {
        var endless = Enumerable.Range(0, ConfigLimits.IncludeDepthMax + 2).ToDictionary(i => $"{i}.conf", i => $"include {i + 1}.conf");

        Assert.Contains(Loading.Errors("include 0.conf", endless), error => error.EndsWith("files include one another", StringComparison.Ordinal));
    }
}
