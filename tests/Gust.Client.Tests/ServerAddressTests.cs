namespace Gust.Client.Tests;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("localhost", "nats://localhost:4222")]
    [InlineData("nats://my_host", "nats://my_host:4222")]
    [InlineData("tls://h:1/", "tls://h:1")]
    [InlineData("NATS://h:1", "nats://h:1")]
    [InlineData("[::1]:5", "nats://[::1]:5")]
    [InlineData("::1", "nats://[::1]:4222")]
    [InlineData("nats://a:b@h", "nats://h:4222")]
    public void Urls_are_read_leniently(string text, string display) => Assert.Equal(display, ServerAddress.Parse(text).Display);

    [Fact]
    public void Credentials_are_unescaped_and_a_lone_user_is_a_token()
    {
        ServerAddress both = ServerAddress.Parse("nats://us%40er:p%3Ass@h");
        Assert.Equal(("us@er", "p:ss", null), (both.User, both.Password, both.Token));
        ServerAddress token = ServerAddress.Parse("nats://t0k@h");
        Assert.Equal((null, null, "t0k"), (token.User, token.Password, token.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nats://")]
    [InlineData("http://h")]
    [InlineData("ws://user:secret@h")]
    [InlineData("h:70000")]
    [InlineData("h:x")]
    [InlineData("nats://user:secret@h:x")]
    public void Nonsense_is_refused_without_telling_secrets(string text)
    {
        string message = Assert.Throws<FormatException>(() => ServerAddress.Parse(text)).Message;
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }
}
