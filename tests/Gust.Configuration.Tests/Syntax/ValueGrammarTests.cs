namespace Gust.Configuration.Tests.Syntax;

/// <summary>Every spelling of a value and what it means; all but the marked ones were tried on nats-server 2.15.1.</summary>
public class ValueGrammarTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-1", "-1")]
    [InlineData("-0", "0")]
    [InlineData("010", "10")]
    [InlineData("1k", "1000")]
    [InlineData("1K", "1000")]
    [InlineData("1kb", "1024")]
    [InlineData("1KiB", "1024")]
    [InlineData("1ki", "1024")]
    [InlineData("-1kb", "-1024")]
    [InlineData("1m", "1000000")]
    [InlineData("1mb", "1048576")]
    [InlineData("1g", "1000000000")]
    [InlineData("1Gi", "1073741824")]
    [InlineData("1t", "1000000000000")]
    [InlineData("1tb", "1099511627776")]
    [InlineData("1p", "1000000000000000")]
    [InlineData("1e", "1000000000000000000")]
    [InlineData("1eb", "1152921504606846976")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    public void Integers_take_size_suffixes(string value, string json) => AssertValue(value, json);

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("1.50", "1.5")]
    [InlineData("1.0", "1")]
    [InlineData("-0.0", "-0")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("100000000000000000000.0", "100000000000000000000")]
    [InlineData("123456789012345678901.5", "123456789012345680000")]
    [InlineData("1000000000000000000000.5", "1e+21")]
    [InlineData("0.00000000012345", "1.2345e-10")]
    public void Floats_have_digits_on_both_sides(string value, string json) => AssertValue(value, json);

    [Theory]
    [InlineData("10s")]
    [InlineData("1kx")]
    [InlineData("1k5")]
    [InlineData("1b")]
    [InlineData("1e5")]
    [InlineData("1e-5")]
    [InlineData("0x10")]
    [InlineData("1_0")]
    [InlineData("1#2")]
    [InlineData("1//2")]
    [InlineData("1:2")]
    [InlineData("1'a")]
    [InlineData("1{")]
    [InlineData("1.2.3")]
    [InlineData("-1.2.3")]
    [InlineData("1.5.")]
    [InlineData("1.2..3")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.3.4:5")]
    [InlineData("1.2.3.4-5")]
    [InlineData("+1")]
    [InlineData("abc#d")]
    [InlineData("abc//d")]
    [InlineData("#a")]
    [InlineData("//a")]
    [InlineData("/*")]
    [InlineData("=")]
    [InlineData("a:b=c")]
    [InlineData("a{b")]
    [InlineData("*")]
    [InlineData("@a")]
    [InlineData(")")]
    [InlineData("é")]
    [InlineData("😀")]
    [InlineData("null")]
    [InlineData("trueish")]
    public void Other_bare_values_are_strings_as_they_stand(string value) => AssertValue(value, $"\"{value}\"");

    [Theory]
    [InlineData("true", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("Yes", "true")]
    [InlineData("oN", "true")]
    [InlineData("false", "false")]
    [InlineData("off", "false")]
    [InlineData("No", "false")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("'on'", "\"on\"")]
    public void Booleans_have_six_spellings_without_quotes(string value, string json) => AssertValue(value, json);

    [Theory]
    [InlineData("""
        "a\tb\n\r\"\\"
        """, """
        "a\tb\n\r\"\\"
        """)]
    [InlineData("""
        "\xC3\xA9"
        """, """
        "é"
        """)]
    [InlineData("""
        "\xff"
        """, """
        "\uFFFD"
        """)]
    [InlineData("\"a\nb\"", """
        "a\nb"
        """)]
    [InlineData("""
        "\x08\x0c\x1f\x00"
        """, """
        "\b\f\u001f\u0000"
        """)]
    [InlineData("""
        a\tb\x41
        """, """
        "a\tbA"
        """)]
    [InlineData("""
        'a\tb'
        """, """
        "a\\tb"
        """)]
    [InlineData("''", "\"\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("abc'", "\"abc\"")]
    public void Quotes_decide_on_escapes(string value, string json) =>
        AssertValue(value, json.Replace(@"\uFFFD", "\uFFFD", StringComparison.Ordinal));

    [Theory]
    [InlineData("(\na\n)\n", @"""\na\n""")]
    [InlineData("(\n)\n", @"""\n""")]
    [InlineData("(a\n)", @"""a\n""")]
    [InlineData("(\n  a )\n  b\n)\n", @"""\n  a )\n  b\n""")]
    [InlineData("(\na\n)x\n)\n", @"""\na\n)x\n""")]
    [InlineData("(\n\\t\n)\n", @"""\n\\t\n""")]
    [InlineData("(\r\na\r\n)\r\n", @"""\r\na\r\n""")] // more lenient than the reference, which never closes it
    public void Blocks_are_raw_lines_up_to_a_parenthesis_alone(string value, string json) => AssertValue(value, json);

    [Theory]
    [InlineData("2024-01-02T03:04:05Z")]
    [InlineData("2024-02-29T23:59:59Z")]
    public void Datetimes_are_in_zulu_form(string value) => AssertValue(value, $"\"{value}\"");

    [Theory]
    [InlineData("$2a$11$abc.def/ghi")]
    [InlineData("$2a$")]
    public void Bcrypt_hashes_need_no_quotes(string value) => AssertValue(value, $"\"{value}\"");

    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("[1,2]", "[1,2]")] // the reference swallows the bracket
    [InlineData("[1k]", "[1000]")] // the reference takes "1k" for a string here
    [InlineData("[1,2 ]", "[1,2]")]
    [InlineData("[1\n2\n]", "[1,2]")]
    [InlineData("[a,b,]", """["a","b"]""")]
    [InlineData("[a,\nb]", """["a","b"]""")]
    [InlineData("[a # c\nb // d\n# e\n]", """["a","b"]""")]
    [InlineData("[#c\na]", """["a"]""")]
    [InlineData("""["a",'b',c]""", """["a","b","c"]""")]
    [InlineData("[1.5,true,10s,1.2.3.4:5]", """[1.5,true,"10s","1.2.3.4:5"]""")]
    [InlineData("[{a:1},{b:[2]}]", """[{"a":1},{"b":[2]}]""")]
    [InlineData("[[1,2],[3]]", "[[1,2],[3]]")]
    [InlineData("[(\na\n)\n]", """["\na\n"]""")]
    [InlineData("[2024-01-02T03:04:05Z]", """["2024-01-02T03:04:05Z"]""")]
    public void Arrays_are_separated_by_commas_or_lines(string value, string json) => AssertValue(value, json);

    private static void AssertValue(string value, string json) =>
        Assert.Equal($$"""{"x":{{json}},"y":1}""", Loading.Json($"x: {value}\ny: 1"));
}
