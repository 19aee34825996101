namespace Gust.Configuration.Tests.Reading;

public class PermissionTests
{
    [Theory]
    [InlineData("publish: a", "pub +a")]
    [InlineData("pub: [a, \"b.*\"]", "pub +a +b.*")]
    [InlineData("import: {allow: a, deny: [b, c]}", "pub +a -b -c")]
    [InlineData("publish: {deny: b}", "pub * -b")]
    [InlineData("subscribe: \"a q\"", "sub +a q")]
    [InlineData("sub: {allow: [\" a   q.* \"], deny: \"a >\"}", "sub +a q.* -a >")]
    [InlineData("export: a, Publish: {Allow: b}", "pub +b sub +a")]
    [InlineData("allow_responses: true", "pub resp 1 120s")]
    [InlineData("publish: {deny: x}, allow_responses: yes", "pub -x resp 1 120s")]
    [InlineData("publish: a, publish_allow_responses: {max: 5, ttl: 10s}", "pub +a resp 5 10s")]
    [InlineData("publish: a, allow_responses: {max_msgs: 0, expires: \"0s\"}", "pub +a resp 1 120s")]
    [InlineData("publish: a, allow_responses: {max_responses: -7, expiration: \"-1s\"}", "pub +a resp -1 never")]
    [InlineData("allow_responses: false", "")]
    public void Permissions_are_written_in_many_shapes(string text, string expected) =>
        Assert.Equal(expected, Show(Loading.Options($"authorization {{ users: [{{user: a, permissions {{ {text} }}}}] }}").Authorization.Users[0].Permissions));

    [Theory]
    [InlineData("publish: []")]
    [InlineData("publish: {allow: []}")]
    [InlineData("subscribe: []")]
    public void An_empty_list_restricts_nothing_and_says_so(string text)
    {
        var result = Loading.Load($"authorization {{ users: [{{user: a, permissions {{ {text} }}}}] }}");

        var permissions = result.Options.Authorization.Users[0].Permissions!;
        Assert.Null((permissions.Publish ?? permissions.Subscribe)!.Allow);
        Assert.EndsWith("is an empty list, which restricts nothing; write {deny: \">\"} to allow nothing", Assert.Single(result.Warnings).Text, StringComparison.Ordinal);
        Assert.True(result.PassesTest);
    }

    [Theory]
    [InlineData("publish: {allow: []}, allow_responses: true")]
    [InlineData("allow_responses: {max: 2}, publish: []")]
    public void Beside_allow_responses_an_empty_list_allows_nothing_but_answers(string text)
    {
        var permissions = Loading.Options($"authorization {{ users: [{{user: a, permissions {{ {text} }}}}] }}").Authorization.Users[0].Permissions!;

        Assert.Empty(permissions.Publish!.Allow!);
    }

    [Fact]
    public void Beside_allow_responses_an_empty_list_of_subscriptions_still_restricts_nothing()
    {
        var warning = Assert.Single(Loading.Warnings("authorization { users: [{user: a, permissions { subscribe: {allow: []}, allow_responses: true }}] }"));

        Assert.Contains("f.conf:1:68: 'allow' is an empty list, which restricts nothing", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish: \"a..b\"", "f.conf:1:59: subject \"a..b\" is not a valid subject")]
    [InlineData("publish: \"a q\"", "f.conf:1:59: subject \"a q\" is not a valid subject")]
    [InlineData("publish: [\"\"]", "f.conf:1:60: subject \"\" is not a valid subject")]
    [InlineData("publish: {allow: [a, \"> b\"]}", "f.conf:1:71: subject \"> b\" is not a valid subject")]
    [InlineData("subscribe: \"a b c\"", "f.conf:1:61: subject \"a b c\" is not a valid subject: expected \"subject queue\"")]
    [InlineData("subscribe: \"a..b q\"", "f.conf:1:61: subject \"a..b\" is not a valid subject")]
    [InlineData("subscribe: \"a q..r\"", "f.conf:1:61: queue \"q..r\" is not a valid queue")]
    [InlineData("publish: 5", "f.conf:1:59: 'publish' must be a subject or an array of subjects, not an integer")]
    [InlineData("publish: {allow: a, foo: 1}", "f.conf:1:70: unknown field \"foo\"")]
    [InlineData("foo: 1", "f.conf:1:50: unknown field \"foo\"")]
    [InlineData("allow_responses: 5", "f.conf:1:67: 'allow_responses' must be true or false or a map { max, expires }, not an integer")]
    [InlineData("allow_responses: {ttl: 5}", "f.conf:1:73: 'ttl' must be a duration such as \"10s\", not an integer")]
    [InlineData("allow_responses: {max: a}", "f.conf:1:73: 'max' must be an integer, not a string; write it without quotes, such as 64KB")]
    public void What_permissions_cannot_mean_is_an_error(string text, string error) =>
        Assert.Equal([error], Loading.Errors($"authorization {{ users: [{{user: a, permissions: {{ {text} }}}}] }}"));

    [Theory]
    [InlineData("authorization { default_permissions { publish: a } }")]
    [InlineData("authorization { default_permission { publish: a } }")]
    [InlineData("authorization { permissions { publish: a } }")]
    public void Users_may_share_default_permissions(string text) =>
        Assert.Equal("pub +a", Show(Loading.Options(text).Authorization.DefaultPermissions));

    private static string Show(PermissionsOptions? permissions) => string.Join(' ', new[]
    {
        permissions?.Publish is { } publish ? "pub" + Show(publish) : "",
        permissions?.Subscribe is { } subscribe ? "sub" + Show(subscribe) : "",
        permissions?.AllowResponses is { } responses
            ? $"resp {responses.MaxMessages} {(responses.Expires == Timeout.InfiniteTimeSpan ? "never" : responses.Expires.TotalSeconds + "s")}"
            : "",
    }.Where(part => part.Length > 0));

    private static string Show(SubjectPermissionsOptions subjects) =>
        (subjects.Allow is null ? " *" : string.Concat(subjects.Allow.Select(subject => " +" + subject))) + string.Concat(subjects.Deny.Select(subject => " -" + subject));
}
