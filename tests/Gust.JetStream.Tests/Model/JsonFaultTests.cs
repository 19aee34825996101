using System.Text;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Requests;

namespace Gust.JetStream.Tests.Model;

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("[[]", "unexpected EOF")]
    [InlineData("{\"a\":{}", "unexpected EOF")]
    [InlineData("[}", "invalid character '}' looking for beginning of value at offset 2")]
    [InlineData("{]", "invalid character ']' looking for beginning of object key string at offset 2")]
    [InlineData("[,", "invalid character ',' looking for beginning of value at offset 2")]
    [InlineData("{,", "invalid character ',' looking for beginning of object key string at offset 2")]
    [InlineData("[1,]", "invalid character ']' looking for beginning of value at offset 4")]
    [InlineData("{\"a\" :[ ] x", "invalid character 'x' after object key:value pair at offset 11")]
    public void The_first_fault_is_told_as_by_the_reference(string text, string fault) => Assert.Equal(fault, Read(text));

    [Theory]
    [InlineData("[", 1_000, "unexpected EOF")]
    [InlineData("[", 200_000, "exceeded max depth at offset 10001")]
    [InlineData("{\"a\":", 200_000, "exceeded max depth at offset 50001")]
    public void Depth_is_refused_and_does_not_cost_the_stack(string text, int depth, string fault) =>
        Assert.Equal(fault, Read(new StringBuilder().Insert(0, text, depth).ToString()));

    private static string? Read(string text) =>
        ModelJson.Read(Encoding.UTF8.GetBytes(text), StreamNamesRequest.Shape, new StreamNamesRequest());
}
