using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Monitoring.SystemAccount;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>Which servers a request to all of them means.</summary>
public sealed class ServerFilterTests
{
    private static readonly ServerIdentity s_identity = new("NID", "east-1", "0", "test", "10.0.0.1", 4222);
    private static readonly ServerFacts s_facts = new() { Cluster = "EAST", Domain = "hub", Tags = ["az:0", "ssd"] };

    [Theory]
    [InlineData("", true)]
    [InlineData("null", true)]
    [InlineData("{}", true)]
    [InlineData("{\"server_name\":\"east\"}", true)]
    [InlineData("{\"SERVER_NAME\":\"west\"}", false)]
    [InlineData("{\"server_name\":\"east\",\"exact_match\":true}", false)]
    [InlineData("{\"server_name\":\"east-1\",\"exact_match\":true}", true)]
    [InlineData("{\"host\":\"10.\"}", true)]
    [InlineData("{\"host\":\"10.\",\"exact_match\":true}", false)]
    [InlineData("{\"cluster\":\"EA\"}", true)]
    [InlineData("{\"cluster\":\"WEST\"}", false)]
    [InlineData("{\"domain\":\"hub\"}", true)]
    [InlineData("{\"domain\":\"hu\"}", false)]
    [InlineData("{\"tags\":[\"SSD\",\"az:0\"]}", true)]
    [InlineData("{\"tags\":[\"ss\"]}", false)]
    [InlineData("{\"tags\":[\"ssd\",\"hdd\"]}", false)]
    [InlineData("{\"tags\":null,\"other\":[1,{}]}", true)]
    public void Means_the_server(string body, bool expected)
    {
        Assert.True(RequestBody.TryRead(System.Text.Encoding.UTF8.GetBytes(body), SystemAccountJson.Default.ServerFilter, out ServerFilter? filter, out _));
        Assert.Equal(expected, filter.Matches(s_identity, s_facts));
    }

    [Theory]
    [InlineData("{")]
    [InlineData(" ")]
    [InlineData("[]")]
    [InlineData("{\"server_name\":1}")]
    [InlineData("{\"tags\":\"ssd\"}")]
    public void Cannot_be_read(string body)
    {
        Assert.False(RequestBody.TryRead(System.Text.Encoding.UTF8.GetBytes(body), SystemAccountJson.Default.ServerFilter, out _, out string error));
        Assert.DoesNotContain("Gust.", error, StringComparison.Ordinal);
    }
}
