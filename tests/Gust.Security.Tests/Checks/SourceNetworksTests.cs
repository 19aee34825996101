using Gust.Security.Checks;

namespace Gust.Security.Tests.Checks;

public sealed class SourceNetworksTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("10.1.2.3/8", "10.9.9.9", true)]
    [InlineData("10.1.2.3/32", "10.1.2.3", true)]
    [InlineData("10.1.2.3/32", "10.1.2.4", false)]
    [InlineData("192.168.4.0/22", "192.168.7.255", true)]
    [InlineData("192.168.4.0/22", "192.168.8.0", false)]
    [InlineData("0.0.0.0/0", "1.2.3.4", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("fe80::/10", "fe80::1%2", true)]
    [InlineData("::/0", "10.0.0.1", false)]
    [InlineData("10.0.0.0/8", "", false)]
    [InlineData("10.0.0.0/8", "host", false)]
    [InlineData("nonsense", "10.0.0.1", false)]
    public void Address_is_in_its_network(string network, string address, bool contained) => Assert.Equal(contained, SourceNetworks.Contain([network], address));

    [Fact]
    public void No_networks_are_all() => Assert.True(SourceNetworks.Contain([], ""));

    [Fact]
    public void One_of_several_is_enough() => Assert.True(SourceNetworks.Contain(["11.0.0.0/8", "10.0.0.0/8"], "10.0.0.1"));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("/8")]
    [InlineData("::/129")]
    public void Text_that_is_no_network_is_refused(string text) => Assert.False(SourceNetworks.TryParse(text, out _));
}
