namespace Gust.Configuration.Tests.Syntax;

/// <summary>Digests printed by nats-server 2.15.1 for these files.</summary>
public class DigestTests
{
    [Theory]
    [InlineData("port: 4222", "797533ebd0dfba7d34a0f9337ecf147e442871f48ddfd07ed751575a5737267e")]
    [InlineData("PORT=4222", "dde4b222a1cee88b54ca76f25166f02b4b07c1b718ee74d5263e70d5f83612e1")]
    [InlineData("max_payload: 5MB\nmax_pending: 1g", "2cf4529b862dc12563a131546968b3cd2a891c3b7921e2980abe898bf4c46d32")]
    [InlineData("authorization { user: a, pass: $2a$11$abc, timeout: 1.5 }", "a3693f465c71ccaa01de9d203e347aa22038bacf8253cfc354ed2e322dec2bc7")]
    [InlineData("debug: yes, trace: off", "357e59e1cf7adad952561e8d49725e99505719110a42cc07e82e0200047437f8")]
    [InlineData("server_tags: [a, \"b c\", 'd']", "9eef7bf1b251a0e9b0dd52f942221a83bf6e3156d73ac8900b588b6ea06d023c")]
    [InlineData("A: 5\nport: $A", "ef2feeb21a62c38cc5f8718d85d045f6877e32539013972a823828a7f7e9f5c3")]
    [InlineData("server_metadata { \"<a>&b\": \"x\\ty\", é: \"<>&\\x01\\x7f\" }", "8b00b2263889ff81b160f0b3b01d1dab96ae6325d8745d74ee3b6d574f046d97")]
    [InlineData("V: 2024-01-02T03:04:05Z\nserver_metadata {a: $V}\nserver_metadata {}", "0205be04e501761631a2409ac565c36b738002c6c33169db64ae8cd0621fce68")]
    [InlineData("V: 0.0000001\nserver_metadata {a: $V}\nserver_metadata {}", "00a2d8f2921ab060714b9beec3e886a1511d94696353bf3b3df65dfade3caed4")]
    [InlineData("V: [1,-2 ]\nserver_metadata {a: $V}\nserver_metadata {}", "064f3e8e6fc1bc76a5d4592d9e5812fdf7ff9de942b375c931cb2eda99ed182b")]
    [InlineData("mappings { foo.*: [{dest: \"bar.{{wildcard(1)}}\", weight: 50%}, {dest: baz.$1, weight: 20}] }", "05eebfa89ba69a5dcaba72b6b198dc0aed4aabd4cde879d48d511eeb21a2cbb1")]
    [InlineData("{\"port\": 4222, \"listen\": \"127.0.0.1:-1\"}", "cce693ef1197d37ea174f3eeee8f61d60e08a0949083e9c0079045f4541b40e7")]
    [InlineData("V: (\nline\n)\nserver_metadata {a: $V}", "5b1834b91be438a274db69a38e93f38b8d7cee1e11dc2de421abc03d74c5d0dd")]
    [InlineData("ping_interval: 10s; write_deadline: \"1m30s\"", "adfb4081265d46a33550ed990770b227e3601fa86b069f6aeefddb90b10eb3c6")]
    public void The_digest_is_the_references(string text, string digest) =>
        Assert.Equal("sha256:" + digest, Loading.Load(text).Digest);

    [Fact]
    public void Equal_configurations_have_equal_digests() =>
        Assert.Equal(Loading.Load("port: 4222\nhost: a").Digest, Loading.Load("# c\n{\"host\": \"a\", port = 4222}").Digest);

    [Fact]
    public void Keys_are_sorted_as_utf8() =>
        Assert.Equal("{\"\uFF5E\":1,\"\U0001F600\":2}", Loading.Json("\U0001F600: 2\n\uFF5E: 1"));
}
