using Gust.JetStream.Model;

namespace Gust.JetStream.Tests.Model;

public sealed class JetStreamErrorTests
{
    [Fact]
    public void Every_code_has_its_entry_in_the_table()
    {
        Assert.Equal(Enum.GetValues<ErrorCode>(), ErrorTable.All.Select(error => error.ErrorCode).Order());
        Assert.All(ErrorTable.All, error => Assert.InRange(error.Code, 400, 503));
    }

    [Fact]
    public void Placeholders_are_filled_in_their_order_and_only_once() =>
        Assert.Equal(
            new JetStreamError(400, ErrorCode.StreamExternalApiOverlap, "stream external api prefix {a} must not overlap with $JS.API"),
            JetStreamError.Of(ErrorCode.StreamExternalApiOverlap, "{a}", "$JS.API"));

    [Fact]
    public void A_description_that_is_all_placeholder_becomes_the_reason() =>
        Assert.Equal("max age can not be negative", JetStreamError.InvalidStream("max age can not be negative").Description);
}
