namespace Gust.Configuration.Tests.Reading;

public class ExportTests
{
    [Theory]
    [InlineData("{stream: \"a.>\"}", "Stream a.> to all")]
    [InlineData("{accounts: [A], service: a}", "Service a to A")]
    [InlineData("{stream: a, accounts: []}", "Stream a to all")]
    [InlineData("{service: \"a.*.b\", account_token_position: 2}", "Service a.*.b to all token 2")]
    [InlineData("{service: a, response: single}", "Service a to all")]
    [InlineData("{service: a, response_type: CHUNKED, threshold: 5s}", "Service a to all Chunked 5s")]
    [InlineData("{service: a, response: stream, response_time: \"0s\"}", "Service a to all Stream")]
    [InlineData("{service: a, latency: l}", "Service a to all latency l 100%")]
    [InlineData("{service: a, latency {subject: l, sampling: 5}}", "Service a to all latency l 5%")]
    [InlineData("{service: a, latency {subject: l, sampling: Headers}}", "Service a to all latency l 0%")]
    [InlineData("{service: a, allow_trace: true}", "Service a to all trace")]
    public void An_export_is_a_stream_or_a_service(string text, string expected) =>
        Assert.Equal(expected, Show(Assert.Single(Loading.Options($"accounts {{ A {{ exports: [{text}] }} }}").Accounts[0].Exports)));

    [Theory]
    [InlineData("{}", "f.conf:1:26: an export needs a 'stream' or a 'service'")]
    [InlineData("a", "f.conf:1:26: an export should be a map with 'stream' or 'service', not a string")]
    [InlineData("{stream: a, service: b}", "f.conf:1:38: detected service \"b\" but already saw a stream")]
    [InlineData("{stream: \"a..b\"}", "f.conf:1:26: error adding stream export \"a..b\": it is not a valid subject")]
    [InlineData("{stream: a, accounts: [B]}", "f.conf:1:26: \"B\" account not defined for stream export")]
    [InlineData("{stream: a, accounts: B}", "f.conf:1:48: 'accounts' must be an array [ ... ], not a string")]
    [InlineData("{stream: \"a.*\", account_token_position: 1}", "f.conf:1:26: error adding stream export \"a.*\": account_token_position 1 must be that of a token \"*\", counted from 1")]
    [InlineData("{stream: \"a.*\", account_token_position: 3}", "f.conf:1:26: error adding stream export \"a.*\": account_token_position 3 must be that of a token \"*\", counted from 1")]
    [InlineData("{stream: \"a.*\", account_token_position: -1}", "f.conf:1:66: account_token_position value can not be negative")]
    [InlineData("{response: single, stream: a}", "f.conf:1:27: detected 'response' on a stream: only services have it")]
    [InlineData("{stream: a, latency: b, allow_trace: true}", "f.conf:1:38: detected 'latency' on a stream: only services have it|f.conf:1:50: detected 'allow_trace' on a stream: only services have it")]
    [InlineData("{service: a, response: x}", "f.conf:1:49: unknown response type \"x\": expected singleton, stream or chunked")]
    [InlineData("{service: a, threshold: 1s, response_time: 2s}", "f.conf:1:54: duplicate response threshold detected: 'response_time'")]
    [InlineData("{service: a, threshold: 5}", "f.conf:1:50: 'threshold' must be a duration such as \"10s\", not an integer")]
    [InlineData("{service: a, latency {sampling: 5}}", "f.conf:1:26: error adding service latency sampling for \"a\" on subject \"\": invalid publish subject: expected one without wildcards that the service itself does not take")]
    [InlineData("{service: \"a.*\", latency: a.b}", "f.conf:1:26: error adding service latency sampling for \"a.*\" on subject \"a.b\": invalid publish subject: expected one without wildcards that the service itself does not take")]
    [InlineData("{service: a, response: stream, latency: b}", "f.conf:1:26: error adding service latency sampling for \"a\" on subject \"b\": bad service response type: only services with a single response are measured")]
    [InlineData("{service: a, latency {subject: b, sampling: 101}}", "f.conf:1:70: 'sampling' must be 1 to 100, or \"1%\" to \"100%\", or \"headers\"")]
    public void An_export_that_cannot_be_is_an_error(string text, string errors) =>
        Assert.Equal(errors.Split('|'), Loading.Errors($"accounts {{ A {{ exports: [{text}] }} }}"));

    private static string Show(ExportOptions export) => string.Join(' ', new[]
    {
        $"{export.Kind} {export.Subject} to {(export.Accounts is null ? "all" : string.Join(',', export.Accounts))}",
        export.AccountTokenPosition > 0 ? $"token {export.AccountTokenPosition}" : "",
        export.ResponseKind == ServiceResponseKind.Singleton ? "" : export.ResponseKind.ToString(),
        export.ResponseThreshold is { } threshold ? threshold.TotalSeconds + "s" : "",
        export.Latency is { } latency ? $"latency {latency.Subject} {latency.Sampling}%" : "",
        export.AllowTrace ? "trace" : "",
    }.Where(part => part.Length > 0));
}
