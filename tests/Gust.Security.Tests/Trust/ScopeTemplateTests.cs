using Gust.Security.Claims;
using Gust.Security.Trust;

namespace Gust.Security.Tests.Trust;

/// <summary>What the reference fills in for the same templates, unless a test says that Gust differs.</summary>
public sealed class ScopeTemplateTests
{
    private static readonly AccountClaims Account = new() { Name = "Shop", Subject = "AKEY", Account = new AccountBody { Tags = ["dept:sales", "dept:ops"] } };

    [Theory]
    [InlineData("n.{{name()}}", "n.bob")]
    [InlineData("s.{{subject()}}", "s.UKEY")]
    [InlineData("an.{{account-name()}}", "an.Shop")]
    [InlineData("as.{{account-subject()}}", "as.AKEY")]
    [InlineData("E.{{NAME()}}", "E.bob")]
    [InlineData("mid-{{name()}}", "mid-bob")]
    [InlineData("{{name()}}-x", "bob-x")]
    [InlineData("{{ name() }}.sp", "bob.sp")]
    [InlineData("{{name()}}{{subject()}}", "bobUKEY")]
    [InlineData("{{name()}}.{{name()}}", "bob.bob")]
    [InlineData("t.{{tag(x)}}.{{tag(y)}}", "t.1.a", "t.1.b", "t.2.a", "t.2.b")]
    [InlineData("{{tag(x)}}.{{tag(x)}}", "1.1", "2.2")]
    [InlineData("at.{{account-tag(dept)}}", "at.sales", "at.ops")]
    [InlineData("plain.>", "plain.>")]
    [InlineData("a.{{name()", "a.{{name()")]
    public void Functions_are_filled_in(string entry, params string[] subjects) =>
        Assert.Equal(subjects, Publish(User("bob", "x:1", "x:2", "y:a", "y:b"), entry).Allow);

    [Fact]
    public void Dotted_name_makes_tokens() => Assert.Equal(["n.a.b"], Publish(User("a.b"), "n.{{name()}}").Allow);

    [Theory]
    [InlineData("t.{{tag(x)}}", "bob")]
    [InlineData("t.{{tag(x)}}", "bob", "x:")]
    [InlineData("t.{{tag(x)}}", "bob", "X:up")]
    [InlineData("t.{{tag(x)}}", "bob", "xx:1")]
    [InlineData("n.{{name()}}", "a b")]
    [InlineData("n.{{name()}}", "a..b")]
    [InlineData("n.{{name()}}", ".a")]
    [InlineData("n.{{name()}}", "")]
    public void Allow_entry_without_a_usable_value_is_left_out(string entry, string name, params string[] tags)
    {
        PermissionClaim filled = Publish(User(name, tags), entry, "other");
        Assert.Equal(["other"], filled.Allow);
        Assert.Empty(filled.Deny);
    }

    [Theory]
    [InlineData("*")]
    [InlineData(">")]
    [InlineData("a.*")]
    [InlineData("{{account-name()}}")]
    public void Wildcard_or_template_in_a_name_widens_nothing_unlike_in_the_reference(string name)
    {
        PermissionClaim filled = Publish(User(name), "n.{{name()}}", "other");
        Assert.Equal(["other"], filled.Allow);
        Assert.Equal(["other"], Publish(User("bob", $"x:{name}"), "n.{{tag(x)}}", "other").Allow);
    }

    [Fact]
    public void Nothing_left_of_the_allowed_denies_all()
    {
        PermissionClaim filled = Publish(User("bob"), "t.{{tag(x)}}");
        Assert.Empty(filled.Allow);
        Assert.Equal([">"], filled.Deny);
    }

    [Fact]
    public void Template_that_allows_everything_still_does() => Assert.True(Publish(User("bob")).IsEmpty);

    [Theory]
    [InlineData("d.{{tag(x)}}")]
    [InlineData("d.{{name()}}")]
    public void Deny_entry_that_cannot_be_filled_in_refuses_the_user(string entry)
    {
        UserTermsClaim template = new() { Publish = new PermissionClaim { Deny = [entry] } };
        Assert.False(ScopeTemplate.TryApply(template, User("*"), Account, out _, out string? error));
        Assert.Contains(entry, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Deny_entry_is_filled_in_for_every_value()
    {
        UserTermsClaim template = new() { Subscribe = new PermissionClaim { Deny = ["d.{{tag(x)}}"] } };
        Assert.True(ScopeTemplate.TryApply(template, User("bob", "x:1", "x:2"), Account, out UserTermsClaim? terms, out _));
        Assert.Equal(["d.1", "d.2"], terms.Subscribe.Deny);
    }

    [Theory]
    [InlineData("u.{{foo()}}")]
    [InlineData("u.{{name}}")]
    [InlineData("u.{{}}")]
    [InlineData("u.{{tag(}}")]
    public void Unknown_function_refuses_the_user(string entry)
    {
        UserTermsClaim template = new() { Publish = new PermissionClaim { Allow = [entry] } };
        Assert.False(ScopeTemplate.TryApply(template, User("bob"), Account, out _, out string? error));
        Assert.Contains("unknown function", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Queue_of_a_subscription_is_kept()
    {
        UserTermsClaim template = new() { Subscribe = new PermissionClaim { Allow = ["q.{{name()}} workers", "plain w"] } };
        Assert.True(ScopeTemplate.TryApply(template, User("bob"), Account, out UserTermsClaim? terms, out _));
        Assert.Equal(["q.bob workers", "plain w"], terms.Subscribe.Allow);
    }

    [Fact]
    public void Tags_that_multiply_past_the_bound_refuse_the_user()
    {
        string[] tags = [.. Enumerable.Range(0, 65).SelectMany(i => new[] { $"x:{i}", $"y:{i}" })];
        UserTermsClaim template = new() { Publish = new PermissionClaim { Allow = ["{{tag(x)}}.{{tag(y)}}"] } };
        Assert.False(ScopeTemplate.TryApply(template, User("bob", tags), Account, out _, out string? error));
        Assert.Contains($"{ScopeTemplate.CombinationsMax}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlong_name_is_no_value() =>
        Assert.Equal(["other"], Publish(User(new string('a', ScopeTemplate.ValueLengthMax + 1)), "n.{{name()}}", "other").Allow);

    [Fact]
    public void Limits_of_the_template_are_the_users()
    {
        UserTermsClaim template = new() { Subscriptions = 7, Payload = 8, BearerToken = true, Sources = ["10.0.0.0/8"] };
        Assert.True(ScopeTemplate.TryApply(template, User("bob"), Account, out UserTermsClaim? terms, out _));
        Assert.Equal((7L, 8L, true), (terms.Subscriptions, terms.Payload, terms.BearerToken));
        Assert.Equal(template.Sources, terms.Sources);
    }

    private static UserClaims User(string name, params string[] tags) => new() { Name = name, Subject = "UKEY", User = new UserBody { Tags = tags } };

    private static PermissionClaim Publish(UserClaims user, params string[] allow)
    {
        UserTermsClaim template = new() { Publish = new PermissionClaim { Allow = allow } };
        Assert.True(ScopeTemplate.TryApply(template, user, Account, out UserTermsClaim? terms, out string? error), error);
        return terms.Publish;
    }
}
