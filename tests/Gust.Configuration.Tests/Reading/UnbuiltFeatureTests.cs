namespace Gust.Configuration.Tests.Reading;

public class UnbuiltFeatureTests
{
    [Theory]
    [InlineData("cluster { name: c, port: 1, tls { verify: true }, authorization { user: a, timeout: 0.5 } }", "f.conf:1:1: 'cluster' asks for clustering, which this version does not have yet; it is ignored")]
    [InlineData("gateway { name: a, gateways: [{name: b, urls: [\"nats://h:1\"]}] }", "f.conf:1:1: 'gateway' asks for gateways, which this version does not have yet; it is ignored")]
    [InlineData("leafnodes { remotes: [{url: \"nats://h:1\", creds: f, proxy { url: \"http://p\" }}] }", "f.conf:1:1: 'leafnodes' asks for leaf nodes, which this version does not have yet; it is ignored")]
    [InlineData("mqtt { port: 1, ackwait: 5 }", "f.conf:1:1: 'mqtt' asks for MQTT, which this version does not have yet; it is ignored")]
    [InlineData("prof_port: 1", "f.conf:1:1: 'prof_port' asks for profiling, which this version does not have yet; it is ignored")]
    public void A_feature_that_is_not_there_is_noted_once(string text, string note)
    {
        var result = Loading.Load(text);

        Assert.True(result.PassesTest);
        Assert.Equal(note, Assert.Single(result.Warnings).ToString());
    }

    [Theory]
    [InlineData("prof_port: 0")]
    public void What_asks_for_nothing_is_silent(string text)
    {
        var result = Loading.Load(text);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("cluster { tls { zork: 1 } }", "f.conf:1:17: unknown field \"zork\"")]
    [InlineData("cluster { permissions { import { zork: 1 } } }", "f.conf:1:34: unknown field \"zork\"")]
    [InlineData("gateway { gateways [{ zork: 1 }] }", "f.conf:1:23: unknown field \"zork\"")]
    [InlineData("leaf { remotes [{ url: a, zork: 1 }] }", "f.conf:1:27: unknown field \"zork\"")]
    [InlineData("mqtt { authorization { users: [] } }", "f.conf:1:24: unknown field \"users\"; did you mean \"user\"?")]
    [InlineData("mqtt { zork: 1 }", "f.conf:1:8: unknown field \"zork\"")]
    [InlineData("mqtt { port: x }", "f.conf:1:14: 'port' must be an integer, not a string")]
    [InlineData("cluster: []", "f.conf:1:10: 'cluster' must be a map, not an array")]
    [InlineData("leafnodes { remotes: {} }", "f.conf:1:22: 'remotes' must be an array, not a map")]
    public void Blocks_of_features_to_come_are_checked_all_the_same(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void A_variable_in_such_a_block_may_have_any_name() => Assert.Empty(Loading.Errors("cluster { P: 5, port: $P }"));
}
