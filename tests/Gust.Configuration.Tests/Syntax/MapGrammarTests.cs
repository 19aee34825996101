namespace Gust.Configuration.Tests.Syntax;

public class MapGrammarTests
{
    private const string AB = """{"a":1,"b":2}""";

    [Theory]
    [InlineData("a: 1\nb: 2")]
    [InlineData("a = 1\nb=2")]
    [InlineData("a 1\nb\t2")]
    [InlineData("a:1;b:2")]
    [InlineData("a: 1, b: 2,")]
    [InlineData("a\n1\nb\n\n: 2")]
    [InlineData("# c\na: 1 # c\n// d\nb: 2 // d")]
    [InlineData("a: 1\r\nb: 2\r\n")]
    [InlineData("a: 1\rb: 2")]
    [InlineData("\"a\": 1\n'b': 2")]
    [InlineData("\"a\"1;\"b\"2")]
    [InlineData("{a:1,b:2}")]
    [InlineData("{\"a\": 1, \"b\": 2}\n")]
    [InlineData("# c\n { a 1\n b 2 } # c")]
    [InlineData("{a:1}\nb:2")]
    [InlineData("\uFEFFa: 1\nb: 2")]
    [InlineData("b: 2\na: 1")]
    public void Entries_may_be_written_in_many_ways(string text) => Assert.Equal(AB, Loading.Json(text));

    [Theory]
    [InlineData("x {a:1}", """{"x":{"a":1}}""")]
    [InlineData("x\n{\na:1\n}", """{"x":{"a":1}}""")]
    [InlineData("x {a:\n1}", """{"x":{"a":1}}""")]
    [InlineData("x {a {b {c:1}}}", """{"x":{"a":{"b":{"c":1}}}}""")]
    [InlineData("x {}", """{"x":{}}""")]
    [InlineData("x { a: b }", """{"x":{"a":"b"}}""")]
    [InlineData("x {a:b}", """{"x":{"a":"b"}}""")]
    [InlineData("x {a::1}", """{"x":{"a":":1"}}""")]
    [InlineData("x {a (\nb\n)\n}", """{"x":{"a":"\nb\n"}}""")]
    [InlineData("x {a.b*>$/é:1}", "{\"x\":{\"a.b*\\u003e$/é\":1}}")]
    [InlineData("x {a#b//c,d;e[f}g:1}", """{"x":{"a#b//c,d;e[f}g":1}}""")]
    [InlineData("x {'a\\tb':1}", """{"x":{"a\\tb":1}}""")]
    [InlineData("x {\"\":1}", """{"x":{"":1}}""")]
    public void Maps_nest(string text, string json) => Assert.Equal(json, Loading.Json(text));

    [Fact]
    public void The_last_of_equal_keys_counts() => Assert.Equal("""{"A":3,"a":2}""", Loading.Json("a: 1\nA: 3\na: 2"));

    [Fact]
    public void Entries_keep_the_order_of_the_file()
    {
        var mappings = Loading.Options("mappings { b: x, a: y, b: z }").Mappings;

        Assert.Equal(["a", "b"], mappings.Select(mapping => mapping.Source));
        Assert.Equal("z", mappings[1].Destinations[0].Subject);
    }

    [Theory]
    [InlineData("port: 5\n}\n}\n")]
    [InlineData("port: 5 }")]
    [InlineData("{port: 5}} # c")]
    public void Braces_too_many_at_the_end_are_noted(string text)
    {
        var result = Loading.Load(text);

        Assert.True(result.PassesTest);
        Assert.Equal(5, result.Options.Port);
        Assert.Contains("'}' closes nothing", Assert.Single(result.Warnings).Text, StringComparison.Ordinal);
    }
}
