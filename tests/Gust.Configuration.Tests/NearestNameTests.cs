namespace Gust.Configuration.Tests;

public class NearestNameTests
{
    private static readonly string[] s_known = ["port", "host", "max_payload", "max_pending", "max_connections", "tls", "c"];

    [Theory]
    [InlineData("max_paylod", "max_payload")]
    [InlineData("max_payloads", "max_payload")]
    [InlineData("MAX_PAYLOAD", "max_payload")]
    [InlineData("prot", "port")]
    [InlineData("pord", "port")]
    [InlineData("tsl", "tls")]
    [InlineData("max_conections", "max_connections")]
    [InlineData("maxpending", "max_pending")]
    public void A_slip_finds_the_name_that_was_meant(string typed, string meant) => Assert.Equal(meant, NearestName.Of(typed, s_known));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("zork")]
    [InlineData("foo")]
    [InlineData("max")]
    [InlineData("something_else_altogether")]
    public void What_resembles_nothing_finds_nothing(string typed) => Assert.Null(NearestName.Of(typed, s_known));

    [Fact]
    public void A_word_without_end_costs_nothing() => Assert.Null(NearestName.Of(new string('a', 1_000_000), [new string('a', 1_000_001), "port"]));

    [Theory]
    [InlineData("prot: 1", "f.conf:1:1: unknown field \"prot\"; did you mean \"port\"?")]
    [InlineData("listen: \"127.0.0.1:1\"\n  max_paylod: 1MB", "f.conf:2:3: unknown field \"max_paylod\"; did you mean \"max_payload\"?")]
    [InlineData("jetstraem: true", "f.conf:1:1: unknown field \"jetstraem\"; did you mean \"jetstream\"?")]
    [InlineData("authorization { user: a, pasword: b }", "f.conf:1:26: unknown field \"pasword\"; did you mean \"password\"?")]
    [InlineData("accounts { A { exprots: [] } }", "f.conf:1:16: unknown field \"exprots\"; did you mean \"exports\"?")]
    [InlineData("accounts { A { limits { max_con: 1 } } }", "f.conf:1:25: unknown field \"max_con\"; did you mean \"max_conn\"?")]
    [InlineData("mappings { a: { destinatoin: b, weight: 1 } }", "f.conf:1:17: unknown field \"destinatoin\"; did you mean \"destination\"?")]
    [InlineData("jetstream { store_dri: x }", "f.conf:1:13: unknown field \"store_dri\"; did you mean \"store_dir\"?")]
    public void An_unknown_key_is_told_with_its_place_and_the_key_that_was_meant(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void A_key_that_no_file_can_have_is_not_proposed() =>
        Assert.Equal(["f.conf:1:1: unknown field \"authorization timeou\""], Loading.Errors("\"authorization timeou\": 1"));

    [Fact]
    public void Where_unknown_keys_are_tolerated_the_notice_says_what_may_be_meant() =>
        Assert.EndsWith("unknown field \"limt\" is ignored; did you mean \"limit\"?", Assert.Single(Loading.Warnings("resolver {type: full, dir: d, limt: 1}")), StringComparison.Ordinal);
}
