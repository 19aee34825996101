using Gust.Configuration.Reading;

namespace Gust.Configuration.Tests.Reading;

public class MappingTests
{
    [Fact]
    public void A_plain_destination_takes_everything() => Assert.Equal(["bar 100 "], Destinations("foo: bar"));

    [Theory]
    [InlineData("foo: {destination: bar, weight: 50}", "bar 50 ")]
    [InlineData("foo: {dest: bar, weight: 50%}", "bar 50 ")]
    [InlineData("foo: {Dest: bar, Weight: \"7%\"}", "bar 7 ")]
    [InlineData("foo: {dest: bar, weight: \"7\", cluster: east}", "bar 7 east")]
    [InlineData("foo.*: [{dest: bar.$1, weight: 100, cluster: a}, {dest: \"baz.{{wildcard(1)}}\", weight: 100}]", "bar.$1 100 a|baz.{{wildcard(1)}} 100 ")]
    [InlineData("foo: {dest: foo, weight: 0}", "foo 0 ")]
    public void Destinations_have_weights_and_clusters(string text, string destinations) =>
        Assert.Equal(destinations.Split('|'), Destinations(text));

    [Fact]
    public void An_empty_list_maps_nothing() => Assert.Empty(Loading.Options("mappings { foo: [] }").Mappings);

    [Theory]
    [InlineData("foo: 1", "f.conf:1:17: expected an entry for the mapping destination, not an integer")]
    [InlineData("foo: [bar]", "f.conf:1:18: expected an entry for the mapping destination, not a string")]
    [InlineData("foo: {dest: bar}", "f.conf:1:17: missing weight for mapping destination \"bar\"")]
    [InlineData("foo: {dest: bar, weight: 101}", "f.conf:1:37: the weight of a mapping destination must be 0 to 100, or \"0%\" to \"100%\"")]
    [InlineData("foo: {dest: bar, weight: -1}", "f.conf:1:37: the weight of a mapping destination must be 0 to 100, or \"0%\" to \"100%\"")]
    [InlineData("foo: {dest: bar, weight: \" 5%\"}", "f.conf:1:37: the weight of a mapping destination must be 0 to 100, or \"0%\" to \"100%\"")]
    [InlineData("foo: {dest: bar, weight: 50.5}", "f.conf:1:37: the weight of a mapping destination must be 0 to 100, or \"0%\" to \"100%\"")]
    [InlineData("foo: {dest: bar, weight: 5, pct: 5}", "f.conf:1:40: unknown field \"pct\"")]
    [InlineData("foo: {weight: 5}", "f.conf:1:17: error adding mapping for \"foo\" to \"\": the destination is empty")]
    [InlineData("foo: [{dest: a, weight: 60}, {dest: b, weight: 60}]", "f.conf:1:41: error adding mapping for \"foo\" to \"b\": total weight needs to be <= 100")]
    [InlineData("foo: [{dest: a, weight: 6}, {dest: a, weight: 6}]", "f.conf:1:40: error adding mapping for \"foo\" to \"a\": duplicate entry for \"a\"")]
    [InlineData("foo.>: bar", "f.conf:1:19: error adding mapping for \"foo.>\" to \"bar\": invalid subject")]
    [InlineData("foo: bar.*", "f.conf:1:17: error adding mapping for \"foo\" to \"bar.*\": invalid subject")]
    [InlineData("foo..a: bar", "f.conf:1:12: subject \"foo..a\" is not a valid subject")]
    [InlineData("\"foo bar\": baz", "f.conf:1:12: subject \"foo bar\" is not a valid subject")]
    [InlineData("foo.>.a: baz", "f.conf:1:12: subject \"foo.>.a\" is not a valid subject")]
    public void A_mapping_that_cannot_work_is_an_error(string text, string error) =>
        Assert.Equal([error], Loading.Errors($"mappings {{ {text} }}"));

    [Fact]
    public void Rules_of_other_rooms_are_asked()
    {
        MappingCheck check = (source, destination) => $"{source}!{destination}";

        var result = ConfigurationLoader.LoadText("mappings { foo: bar }", "f.conf", new Dictionary<string, string?>(), checks: new ReadingChecks(check));

        Assert.Equal("f.conf:1:17: error adding mapping for \"foo\" to \"bar\": foo!bar", Assert.Single(result.Errors).ToString());
    }

    private static IEnumerable<string> Destinations(string text) =>
        Assert.Single(Loading.Options($"mappings {{ {text} }}").Mappings).Destinations
            .Select(destination => $"{destination.Subject} {destination.Weight} {destination.Cluster}");
}
