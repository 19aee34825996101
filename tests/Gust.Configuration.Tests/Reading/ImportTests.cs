namespace Gust.Configuration.Tests.Reading;

public class ImportTests
{
    [Theory]
    [InlineData("stream: \"a.*\"", "stream: {account: A, subject: a.x}, prefix: p", "Stream A a.x prefix p")]
    [InlineData("stream: \"a.*\"", "stream: {account: A, subject: \"a.*\"}, to: b.$1", "Stream A a.* to b.$1")]
    [InlineData("stream: \"a.*\"", "stream: {account: A, subject: \"a.*\"}, to: \"b.*\", allow_trace: true", "Stream A a.* to b.* trace")]
    [InlineData("service: a", "to: b, service: {account: A, subject: a}, share: true", "Service A a to b share")]
    [InlineData("service: a", "service: {account: A, subject: a}, to: \"\"", "Service A a")]
    [InlineData("service: \"a.*.*\"", "service: {account: A, subject: \"a.*.*\"}, to: b.$2.$1", "Service A a.*.* to b.$2.$1")]
    public void An_import_takes_what_is_exported(string export, string import, string expected) =>
        Assert.Equal(expected, Show(Assert.Single(Loading.Options($"accounts {{ A {{ exports: [{{{export}}}] }}, B {{ imports: [{{{import}}}] }} }}").Accounts[1].Imports)));

    [Theory]
    [InlineData("{}", "an import needs a 'stream' or a 'service'")]
    [InlineData("a", "an import should be a map with 'stream' or 'service', not a string")]
    [InlineData("{stream: {account: A}}", "expected an account name and a subject")]
    [InlineData("{stream: {account: X, subject: s}}", "error adding stream import \"s\": \"X\" account not defined for stream import")]
    [InlineData("{stream: {account: A, subject: x}}", "error adding stream import \"x\": stream import not authorized: account \"A\" does not export it to \"B\"")]
    [InlineData("{service: {account: A, subject: s}}", "error adding service import \"s\": service import not authorized: account \"A\" does not export it to \"B\"")]
    [InlineData("{stream: {account: A, subject: s}, prefix: p, to: t}", "stream import can not have a 'prefix' and a 'to' property")]
    [InlineData("{stream: {account: A, subject: s}, prefix: \"p.*\"}", "error adding stream import \"s\": stream import prefix \"p.*\" must be a subject without wildcards")]
    [InlineData("{stream: {account: A, subject: s}, to: \"t.*\"}", "error adding stream import \"s\": 'to' \"t.*\" must be a valid subject without wildcards, as \"s\" has none")]
    [InlineData("{stream: {account: A, subject: \"w.*\"}, to: t}", "error adding stream import \"w.*\": failed to create mapping transform for stream import subject from \"w.*\" to \"t\": invalid mapping destination: not using all of the token wildcard(s) in t")]
    [InlineData("{service: {account: A, subject: r}, allow_trace: true}", "detected allow_trace directive on a non-stream")]
    [InlineData("{service: {account: A, subject: \"r..s\"}}", "error adding service import \"r..s\": subject \"r..s\" is not a valid subject")]
    [InlineData("{stream: {account: A, subject: s}, foo: 1}", "unknown field \"foo\"")]
    [InlineData("{stream: {account: A, subject: s}, service: {account: A, subject: r}}", "detected service but already saw a stream")]
    [InlineData("{stream: {account: A, subject: s}}, {stream: {account: A, subject: s}, to: t}", "error adding stream import \"s\": stream import already exists")]
    [InlineData("{service: {account: A, subject: r}}, {service: {account: A, subject: r}}", "error adding service import \"r\": duplicate service import subject \"r\", previously used in an import from account \"A\"")]
    public void An_import_that_cannot_be_is_an_error(string imports, string error)
    {
        var result = Loading.Load($"accounts {{ A {{ exports: [{{stream: s}}, {{stream: \"w.*\"}}, {{service: r}}] }}, B {{ imports: [{imports}] }} }}");

        Assert.Equal([error], result.Errors.Select(message => message.Text));
        Assert.All(result.Errors, message => Assert.True(message.Position.Line == 1 && message.Position.Column > 70));
    }

    [Theory]
    [InlineData("{service: foo}", true)]
    [InlineData("{service: foo, accounts: [B]}", true)]
    [InlineData("{service: foo, accounts: [C]}", false)]
    [InlineData("{service: foo}, {service: foo, accounts: [C]}", false)]
    [InlineData("{service: foo, accounts: [C]}, {service: \"*\"}", false)]
    [InlineData("{service: \">\"}", true)]
    [InlineData("{service: \">\", accounts: [C]}, {service: \"*\"}", true)]
    [InlineData("{service: \">\"}, {service: \"*\", accounts: [C]}", false)]
    [InlineData("{service: \"foo.>\"}", false)]
    [InlineData("{stream: foo}", false)]
    public void The_narrowest_export_decides_who_may_import(string exports, bool isAllowed) =>
        Assert.Equal(isAllowed, Loading.Errors($"accounts {{ A {{ exports: [{exports}] }}, B {{ imports: [{{service: {{account: A, subject: foo}}}}] }}, C {{}} }}").Length == 0);

    [Theory]
    [InlineData("req.B.x", true)]
    [InlineData("req.C.x", false)]
    [InlineData("req.*.x", false)]
    public void The_token_at_a_position_must_be_the_importing_account(string subject, bool isAllowed) => Assert.Equal(
        isAllowed,
        Loading.Errors($"accounts {{ A {{ exports: [{{service: \"req.*.x\", account_token_position: 2}}] }}, B {{ imports: [{{service: {{account: A, subject: \"{subject}\"}}, to: x}}] }} }}")
            .Length == 0 && subject != "req.*.x");

    [Theory]
    [InlineData("A>B a=a, B>A a=a", 1)]
    [InlineData("A>B b=a, B>A a=b", 1)]
    [InlineData("A>B a=x, B>A a=y", 0)]
    [InlineData("A>C c=a, B>A a=b, C>B b=c", 1)]
    [InlineData("A>B >=p.>, B>A >=p.>", 1)]
    [InlineData("A>A a=a", 1)]
    [InlineData("A>A a=b", 0)]
    [InlineData("A>B a=a, A>C a=c, B>C a=a", 0)]
    [InlineData("A>B a=a, B>A a=a, C>B c=c, B>C c=c", 2)]
    public void Imports_that_lead_back_to_themselves_are_found(string imports, int cycles)
    {
        // "A>B b=a": A imports the stream b of account B as a.
        var accounts = imports.Split(", ").Select(text => (Into: text[..1], From: text[2..3], Subjects: text[4..].Split('=')))
            .GroupBy(import => import.Into, import => $"{{stream: {{account: {import.From}, subject: \"{import.Subjects[0]}\"}}, to: \"{import.Subjects[1]}\"}}")
            .ToDictionary(group => group.Key, group => string.Join(", ", group));
        var text = string.Concat("ABC".Select(name => $"{name} {{ exports: [{{stream: \">\"}}], imports: [{accounts.GetValueOrDefault(name.ToString())}] }}\n"));

        var errors = Loading.Errors($"accounts {{ {text} }}");

        Assert.Equal(cycles, errors.Length);
        Assert.All(errors, error => Assert.EndsWith("import forms a cycle", error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("service: {account: A, subject: r}, prefix: p", "'prefix' has no effect on the import of a service")]
    [InlineData("stream: {account: A, subject: s}, share: true", "'share' has no effect on the import of a stream")]
    public void A_key_without_effect_is_noted(string import, string note)
    {
        var result = Loading.Load($"accounts {{ A {{ exports: [{{stream: s}}, {{service: r}}] }}, B {{ imports: [{{{import}}}] }} }}");

        Assert.True(result.PassesTest);
        Assert.Equal(note, Assert.Single(result.Warnings).Text);
    }

    private static string Show(ImportOptions import) => string.Join(' ', new[]
    {
        $"{import.Kind} {import.Account} {import.Subject}",
        import.To is { } to ? $"to {to}" : "",
        import.Prefix is { } prefix ? $"prefix {prefix}" : "",
        import.Share ? "share" : "",
        import.AllowTrace ? "trace" : "",
    }.Where(part => part.Length > 0));
}
