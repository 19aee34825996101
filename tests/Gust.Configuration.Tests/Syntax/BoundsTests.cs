using System.Text;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Tests.Syntax;

/// <summary>No text makes the parser run away with the stack, the memory or the clock.</summary>
public class BoundsTests
{
    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Too_many_levels_are_an_error(char open, char close)
    {
        var nested = string.Concat(Enumerable.Repeat(open == '{' ? "{a:" : "[", 100_000)) + new string(close, 100_000);

        Assert.Contains("levels of maps and arrays", Assert.Single(Loading.Errors("x: " + nested)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_deepest_allowed_level_works()
    {
        var levels = ConfigLimits.DepthMax - 1; // the file itself is one
        var nested = new string('[', levels) + new string(']', levels);

        Assert.Equal($$"""{"x":{{nested}}}""", Loading.Json("x: " + nested));
        Assert.NotEmpty(Loading.Errors($"x: [{nested}]"));
    }

    [Fact]
    public void Levels_built_by_variables_count()
    {
        var text = new StringBuilder("v0: 1\n");
        for (var i = 1; i <= ConfigLimits.DepthMax + 1; i++)
        {
            text.Append($"v{i}: [$v{i - 1}]\n");
        }

        Assert.Contains("levels of maps and arrays", Assert.Single(Loading.Errors(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_multiplied_by_variables_are_bounded()
    {
        var text = new StringBuilder("v0: [0,0,0,0,0,0,0,0,0,0]\n");
        for (var i = 1; i <= 60; i++)
        {
            text.Append($"v{i}: [$v{i - 1},$v{i - 1},$v{i - 1},$v{i - 1}]\n");
        }

        Assert.Contains("too large", Assert.Single(Loading.Errors(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_strings_multiplied_by_variables_are_bounded()
    {
        var text = $"s: \"{new string('a', 1_000_000)}\"\nx: [{string.Concat(Enumerable.Repeat("$s,", 100))}]";

        Assert.Contains("too large", Assert.Single(Loading.Errors(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_multiplied_by_includes_are_bounded()
    {
        var files = Enumerable.Range(0, 30).ToDictionary(i => $"{i}.conf", i => $"include {i + 1}.conf\ninclude {i + 1}.conf\n");
        files["30.conf"] = "port: 1";

        Assert.Contains(Loading.Errors("include 0.conf", files), error => error.Contains("files included", StringComparison.Ordinal));
    }

    [Fact]
    public void Levels_of_included_files_add_up()
    {
        var open = string.Concat(Enumerable.Repeat("a {", 100));
        var files = new Dictionary<string, string> { ["b.conf"] = open + new string('}', 100) };

        Assert.Contains("levels of maps and arrays", Assert.Single(Loading.Errors(open + "include b.conf\n" + new string('}', 100), files)), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_bounded_in_number() =>
        Assert.Equal(ConfigLimits.ErrorsMax, Loading.Errors(string.Concat(Enumerable.Range(0, 1000).Select(i => $"foo{i}: 1\n"))).Length);

    [Fact]
    public void A_device_without_an_end_is_refused()
    {
        var result = ConfigurationLoader.LoadText("include /dev/zero", environment: new Dictionary<string, string?>());

        Assert.Contains("larger than", Assert.Single(result.Errors).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error()
    {
        var error = Assert.Single(ConfigurationLoader.Load("/nowhere/at/all.conf").Errors);

        Assert.StartsWith("/nowhere/at/all.conf: ", error.ToString(), StringComparison.Ordinal);
    }
}
