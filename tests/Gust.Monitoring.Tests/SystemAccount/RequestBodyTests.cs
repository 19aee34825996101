using System.Text;
using Gust.Monitoring.SystemAccount;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>What the server puts into options of others: an account must not ask for another one.</summary>
public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("", "{\"acc\":\"A\"}")]
    [InlineData("null", "{\"acc\":\"A\"}")]
    [InlineData("{\"acc\":\"B\"}", "{\"acc\":\"A\"}")]
    [InlineData("{\"ACC\":\"B\",\"Acc\":\"C\",\"limit\":3}", "{\"limit\":3,\"acc\":\"A\"}")]
    [InlineData("{\"\\u0061cc\":\"B\"}", "{\"acc\":\"A\"}")]
    [InlineData("{\"auth\":true,\"x\":{\"acc\":\"B\"}}", "{\"auth\":true,\"x\":{\"acc\":\"B\"},\"acc\":\"A\"}")]
    public void Fields_of_the_server_take_the_place_of_the_senders(string body, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(RequestBody.With(Encoding.UTF8.GetBytes(body), ["acc"], json => json.WriteString("acc", "A"))));
}
