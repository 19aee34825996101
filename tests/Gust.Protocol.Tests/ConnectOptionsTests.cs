using System.Text;

namespace Gust.Protocol.Tests;

public sealed class ConnectOptionsTests
{
    [Fact]
    public void Every_field_is_read()
    {
        ConnectOptions options = Read("""
            {"verbose":false,"pedantic":false,"echo":false,"headers":true,"no_responders":true,"tls_required":true,"new_account":true,
             "protocol":1,"name":"n","lang":"l","version":"v","user":"u","pass":"p","auth_token":"t","jwt":"j","nkey":"k","sig":"s",
             "account":"a","proxy_sig":"x"}
            """);
        Assert.Equal((false, false, false, true, true, true, true), (options.Verbose, options.Pedantic, options.Echo, options.Headers, options.NoResponders, options.TlsRequired, options.NewAccount));
        Assert.Equal((1, "n", "l", "v"), (options.Protocol, options.Name, options.Lang, options.Version));
        Assert.Equal(("u", "p", "t", "j", "k", "s"), (options.User, options.Password, options.Token, options.Jwt, options.NKey, options.Signature));
        Assert.Equal(("a", "x"), (options.Account, options.ProxySignature));
        Assert.True(options.HasCredentials);
    }

    [Fact]
    public void Empty_object_gives_the_defaults()
    {
        ConnectOptions options = Read("{}");
        Assert.Equal((true, true, true, false, false, 0, ""), (options.Verbose, options.Pedantic, options.Echo, options.Headers, options.NoResponders, options.Protocol, options.Name));
        Assert.False(options.HasCredentials);
    }

    [Theory]
    [InlineData("""{"VERBOSE":false}""")]
    [InlineData("""{"Verbose":false}""")]
    [InlineData("""{"\u0076erbose":false}""")]
    [InlineData("""{"verbose":true,"verbose":false}""")]
    [InlineData("""{"unknown":{"deep":[1,{"verbose":true}]},"verbose":false}""")]
    [InlineData("""{"verbose":false,"name":null}""")]
    [InlineData(" \t{ \"verbose\" : false } ")]
    public void Names_in_any_case_repeated_unknown_and_null_fields_are_put_up_with(string json) => Assert.False(Read(json).Verbose);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("{}x")]
    [InlineData("{}{}")]
    [InlineData("{\"verbose\"}")]
    [InlineData("{\"verbose\":}")]
    [InlineData("{verbose:true}")]
    [InlineData("{\"verbose\":true,}")]
    [InlineData("{\"name\":'x'}")]
    [InlineData("{\"name\":\"x}")]
    [InlineData("{\"verbose\":\"true\"}")]
    [InlineData("{\"verbose\":1}")]
    [InlineData("{\"verbose\":{}}")]
    [InlineData("{\"protocol\":\"1\"}")]
    [InlineData("{\"protocol\":1.5}")]
    [InlineData("{\"protocol\":99999999999}")]
    [InlineData("{\"name\":1}")]
    [InlineData("{\"name\":[\"x\"]}")]
    [InlineData("{\"name\":true}")]
    public void Malformed_objects_and_wrong_types_are_refused(string json) => Assert.False(TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void Invalid_UTF8_is_refused_and_does_not_throw() =>
        Assert.False(TryRead([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8], out _));

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_throw() =>
        Assert.False(TryRead(Encoding.ASCII.GetBytes("{\"x\":" + new string('[', 100_000)), out _));

    [Fact]
    public void Second_CONNECT_changes_only_what_it_names()
    {
        ConnectOptions first = Read("""{"verbose":false,"name":"x"}""");
        Assert.True(ConnectOptions.TryParse("""{"name":"y"}"""u8, first, out ConnectOptions second));
        Assert.Equal((false, "y"), (second.Verbose, second.Name));
        Assert.Equal("x", first.Name);
    }

    [Fact]
    public void Default_is_what_holds_without_CONNECT() => Assert.True(ConnectOptions.Default is { Verbose: true, Pedantic: true, Echo: true, Headers: false });

    private static ConnectOptions Read(string json)
    {
        Assert.True(TryRead(Encoding.UTF8.GetBytes(json), out ConnectOptions options));
        return options;
    }

    private static bool TryRead(byte[] json, out ConnectOptions options) => ConnectOptions.TryParse(json, ConnectOptions.Default, out options);
}
