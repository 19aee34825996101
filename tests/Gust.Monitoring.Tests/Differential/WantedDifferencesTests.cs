namespace Gust.Monitoring.Tests.Differential;

public sealed class WantedDifferencesTests
{
    [Fact]
    public void Every_wanted_difference_says_why() =>
        Assert.All(WantedDifferences.All, one => Assert.True(one.Reason.Length > 20 && one.Document.StartsWith('/') && one.Field.Length > 0, one.ToString()));

    [Fact]
    public void Comparison_sees_values_names_types_and_order()
    {
        Assert.NotEmpty(Compare("""{"a":1}""", """{"a":2}"""));
        Assert.NotEmpty(Compare("""{"a":1}""", """{"b":1}"""));
        Assert.NotEmpty(Compare("""{"a":1}""", """{"a":"1"}"""));
        Assert.NotEmpty(Compare("""{"a":1,"b":2}""", """{"b":2,"a":1}"""));
        Assert.NotEmpty(Compare("""{"a":[]}""", """{"a":null}"""));
        Assert.NotEmpty(Compare("""{"a":[1,2]}""", """{"a":[2,1]}"""));
        Assert.NotEmpty(Compare("""{"rtt":"1ms"}""", """{"rtt":1}"""));
        Assert.Empty(Compare("""{"a":{"b":[1]},"rtt":"1ms"}""", """{"a":{"b":[1]},"rtt":"2.5µs"}"""));
    }

    private static IEnumerable<string> Compare(string reference, string gust) =>
        AnswerComparison.Differences("/x", new HttpAnswer(200, "application/json", "*", reference), new HttpAnswer(200, "application/json", "*", gust));
}
