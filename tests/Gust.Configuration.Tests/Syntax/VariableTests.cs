namespace Gust.Configuration.Tests.Syntax;

public class VariableTests
{
    [Theory]
    [InlineData("A: 7\nport: $A", """{"A":7,"port":7}""")]
    [InlineData("A: 1\nA: 2\nport: $A", """{"A":2,"port":2}""")]
    [InlineData("A: 1\nx {A: 2, b: $A}", """{"A":1,"x":{"A":2,"b":2}}""")]
    [InlineData("A: 1\nx {b {c: $A}}", """{"A":1,"x":{"b":{"c":1}}}""")]
    [InlineData("A {u: v}\nx $A", """{"A":{"u":"v"},"x":{"u":"v"}}""")]
    [InlineData("A [1,2]\nx: [$A,$A]", """{"A":[1,2],"x":[[1,2],[1,2]]}""")]
    [InlineData("A: 1\nx: \"$A\"", """{"A":1,"x":"$A"}""")]
    [InlineData("A: 1\nx: a$A", """{"A":1,"x":"a$A"}""")]
    [InlineData("A: $2a$11$h\nx: $A", """{"A":"$2a$11$h","x":"$2a$11$h"}""")]
    public void A_variable_is_looked_up_in_enclosing_maps_innermost_first(string text, string json) => Assert.Equal(json, Loading.Json(text));

    [Theory]
    [InlineData("4222", "4222")]
    [InlineData(" 5MB ", "5242880")]
    [InlineData("[a,b]", """["a","b"]""")]
    [InlineData("{a: b}", """{"a":"b"}""")]
    [InlineData("\"a b\"", "\"a b\"")]
    [InlineData("", "\"\"")]
    [InlineData("$2a$11$h", "\"$2a$11$h\"")]
    [InlineData("$OTHER", "\"other\"")]
    [InlineData("yes\n", "true")]
    public void The_environment_holds_configuration_values(string value, string json) =>
        Assert.Equal($$"""{"x":{{json}}}""", Loading.Json("x: $V", environment: new() { ["V"] = value, ["OTHER"] = "other" }));

    [Fact]
    public void A_map_comes_before_the_environment() =>
        Assert.Equal("""{"V":1,"x":1}""", Loading.Json("V: 1\nx: $V", environment: new() { ["V"] = "2" }));

    [Theory]
    [InlineData("port: $A", "f.conf:1:7: variable reference for 'A' can not be found")]
    [InlineData("a: 1\nx: $A", "f.conf:2:4: variable reference for 'A' can not be found")]
    [InlineData("x {A: 1}\ny: $A", "f.conf:2:4: variable reference for 'A' can not be found")]
    [InlineData("x: $A\nA: 1", "f.conf:1:4: variable reference for 'A' can not be found")]
    [InlineData("x: $2b$11$h", "f.conf:1:4: variable reference for '2b$11$h' can not be found")]
    [InlineData("x: $", "f.conf:1:4: variable reference for '' can not be found")]
    public void An_unknown_variable_is_an_error_where_it_is_used(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void All_unknown_variables_are_named() => Assert.Equal(2, Loading.Errors("x: $A\ny: [$B]").Length);

    [Fact]
    public void An_environment_that_refers_to_itself_is_an_error()
    {
        var error = Assert.Single(Loading.Errors("x: $A", environment: new() { ["A"] = "$B", ["B"] = "[$A]" }));

        Assert.EndsWith("variable reference for 'A': the environment refers to itself in a circle", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_value_of_the_environment_is_not_shown()
    {
        var error = Assert.Single(Loading.Errors("x: $A", environment: new() { ["A"] = "-12se cret" }));

        Assert.Equal(
            "f.conf:1:4: variable reference for 'A' could not be parsed: what the environment holds is no configuration value " +
            "(line 1, column 1); text with blanks needs quotes",
            error);
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_reported_where_the_variable_is_used() =>
        Assert.Equal(["f.conf:2:7: 'port' must be an integer, not a boolean"], Loading.Errors("A: yes\nport: $A"));

    [Theory]
    [InlineData("A: 1\nport: $A")]
    [InlineData("authorization { u: alice, user: $u, pass: p }")]
    [InlineData("include: 5\nport: $include")]
    public void A_key_used_as_a_variable_may_be_unknown(string text) => Assert.Empty(Loading.Errors(text));

    [Fact]
    public void A_key_hidden_by_an_inner_one_is_still_unknown() =>
        Assert.Equal(["f.conf:1:1: unknown field \"A\""], Loading.Errors("A: 1\nauthorization { A: 2, timeout: $A, user: x }"));
}
