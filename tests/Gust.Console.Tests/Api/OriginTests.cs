using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Api;

/// <summary>Pages of other sites cannot use the session of somebody's browser.</summary>
public sealed class OriginTests
{
    private const string Message = """{"account":"$G","subject":"a.b","data":"x"}""";

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_message_from_another_page_is_refused(string header, string value)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);
        string cookie = await console.SignInAsync();

        using HttpResponseMessage response = await console.PostAsync("/console/api/publish", Message, cookie, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_message_from_the_consoles_own_page_passes()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);
        string cookie = await console.SignInAsync();

        using HttpResponseMessage response = await console.PostAsync(
            "/console/api/publish", Message, cookie, ("Origin", console.Root), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task What_a_form_can_send_is_refused(string contentType)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);
        string cookie = await console.SignInAsync();
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(Message));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using HttpResponseMessage response = await console.SendAsync(new HttpRequestMessage(HttpMethod.Post, console.Root + "/console/api/publish") { Content = content }, cookie);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task What_changes_something_is_not_done_by_a_GET()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);

        using HttpResponseMessage response = await console.GetAsync("/console/api/publish", await console.SignInAsync());

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
