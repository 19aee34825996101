using System.Text;
using System.Text.Json;

namespace Gust.Protocol.Tests;

public sealed class ServerInfoTests
{
    private static readonly ServerInfo Info = new()
    {
        ServerId = "NID",
        ServerName = "näme \"x\"",
        Runtime = ".NET",
        GustVersion = "1.2.3",
        Host = "0.0.0.0",
        Port = 4222,
        Headers = true,
        MaxPayload = 1024,
        ClientId = ulong.MaxValue,
    };

    [Fact]
    public void Line_is_INFO_an_object_a_blank_and_CRLF()
    {
        string line = Info.ToString();
        Assert.StartsWith("INFO {", line, StringComparison.Ordinal);
        Assert.EndsWith("} \r\n", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n'));
    }

    [Fact]
    public void Fields_without_value_are_left_out() =>
        Assert.Equal(
            ["server_id", "server_name", "version", "proto", "go", "gust", "host", "port", "headers", "max_payload", "client_id", "api_lvl"],
            Names(Info));

    [Fact]
    public void Fields_stand_in_the_order_of_the_reference() =>
        Assert.Equal(
            [
                "server_id", "server_name", "version", "proto", "go", "gust", "host", "port", "headers", "auth_required", "max_payload", "client_id",
                "client_ip", "nonce", "connect_urls", "ldm", "connect_info", "remote_account", "api_lvl",
            ],
            Names(Info with
            {
                AuthRequired = true,
                ClientIp = "::1",
                Nonce = "n",
                ConnectUrls = ["h:1"],
                LameDuck = true,
                ConnectInfo = true,
                RemoteAccount = "$G",
            }));

    [Fact]
    public void Values_survive_the_way_through_JSON()
    {
        JsonElement json = Parse(Info with { ConnectUrls = ["a:1", "[::1]:2"] });
        Assert.Equal("näme \"x\"", json.GetProperty("server_name").GetString());
        Assert.Equal(ulong.MaxValue, json.GetProperty("client_id").GetUInt64());
        Assert.Equal("2.15.1", json.GetProperty("version").GetString());
        Assert.Equal(["a:1", "[::1]:2"], json.GetProperty("connect_urls").EnumerateArray().Select(url => url.GetString()!));
    }

    [Fact]
    public void Error_line_is_quoted() => Assert.Equal("-ERR 'Stale Connection'\r\n", Encoding.UTF8.GetString(ServerLines.Error("Stale Connection")));

    private static IEnumerable<string> Names(ServerInfo info) => Parse(info).EnumerateObject().Select(field => field.Name);

    private static JsonElement Parse(ServerInfo info)
    {
        Utf8JsonReader reader = new(info.ToLine()["INFO ".Length..]);
        return JsonElement.ParseValue(ref reader);
    }
}
