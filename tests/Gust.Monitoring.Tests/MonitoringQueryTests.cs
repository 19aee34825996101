namespace Gust.Monitoring.Tests;

public sealed class MonitoringQueryTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("t", true)]
    [InlineData("TRUE", true)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    [InlineData("", false)]
    public void Booleans_have_many_spellings(string text, bool value) => Assert.Equal(value, Of(text).Flag("x"));

    [Theory]
    [InlineData("5", 5)]
    [InlineData("-1", -1)]
    [InlineData("+7", 7)]
    [InlineData("", 42)]
    [InlineData("99999999999", int.MaxValue)]
    public void Integers_may_be_left_out(string text, int value) => Assert.Equal(value, Of(text).Integer("x", otherwise: 42));

    [Theory]
    [InlineData("zz", "Error decoding boolean for 'x': strconv.ParseBool: parsing \"zz\": invalid syntax")]
    [InlineData("tRUE", "Error decoding boolean for 'x': strconv.ParseBool: parsing \"tRUE\": invalid syntax")]
    public void What_is_no_boolean_is_refused_in_the_words_of_nats_server(string text, string error) => AssertRefused(error, () => Of(text).Flag("x"));

    [Theory]
    [InlineData("1x", "Error decoding int for 'x': strconv.Atoi: parsing \"1x\": invalid syntax")]
    [InlineData("99999999999999999999", "Error decoding int for 'x': strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    public void Nor_is_what_is_no_integer_taken(string text, string error) => AssertRefused(error, () => Of(text).Integer("x"));

    [Fact]
    public void A_connection_has_no_negative_number() =>
        AssertRefused("Error decoding uint64 for 'x': strconv.ParseUint: parsing \"-1\": invalid syntax", () => Of("-1").Unsigned("x"));

    private static void AssertRefused(string error, Func<object?> read)
    {
        MonitoringRefusal refusal = Assert.Throws<MonitoringRefusal>(read);
        Assert.Equal((400, error), (refusal.Status, refusal.Message));
    }

    private static MonitoringQuery Of(string text) => new(new Dictionary<string, string> { ["x"] = text });
}
