using Gust.Core.Sharing;
using Gust.Security.Definitions;

namespace Gust.Core.Tests.Sharing;

public sealed class ExportRulesTests
{
    [Theory]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a.*", "a.>", false)]
    [InlineData("a.b", "a.*", false)]
    [InlineData("b", "a", false)]
    public void Import_must_lie_within_an_export(string exported, string imported, bool isAllowed) =>
        Assert.Equal(isAllowed, MayImport(SharingWorld.Stream(exported), imported));

    [Fact]
    public void Service_is_no_stream() => Assert.False(MayImport(SharingWorld.Service("a"), "a"));

    [Fact]
    public void Private_export_is_for_the_accounts_it_names()
    {
        Assert.True(MayImport(SharingWorld.Stream("a") with { Accounts = new HashSet<string> { "IMP" } }, "a"));
        Assert.False(MayImport(SharingWorld.Stream("a") with { Accounts = new HashSet<string> { "OTHER" } }, "a"));
        Assert.False(MayImport(SharingWorld.Stream("a") with { Accounts = new HashSet<string>() }, "a"));
    }

    [Theory]
    [InlineData("p.IMP.x", true)]
    [InlineData("p.OTHER.x", false)]
    [InlineData("p.*.x", false)]
    [InlineData("p.imp.x", false)]
    public void Account_token_must_be_the_importer(string imported, bool isAllowed) =>
        Assert.Equal(isAllowed, MayImport(SharingWorld.Stream("p.*.x") with { AccountTokenPosition = 2 }, imported));

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData(100L, null, null, true)]
    [InlineData(100L, "IMP", 99L, true)]
    [InlineData(100L, "IMP", 100L, false)]
    [InlineData(100L, "*", 101L, false)]
    [InlineData(100L, "OTHER", 101L, true)]
    public void Token_must_be_shown_and_not_be_revoked(long? activatedAt, string? revoked, long? until, bool isAllowed)
    {
        Dictionary<string, long> revocations = revoked is null ? [] : new() { [revoked] = until!.Value };
        ExportDefinition export = SharingWorld.Stream("a") with { TokenRequired = true, Revocations = revocations };
        Assert.Equal(isAllowed, MayImport(export, "a", activatedAt));
    }

    [Fact]
    public void Narrowest_export_decides_in_either_order()
    {
        ExportDefinition everybody = SharingWorld.Stream("a.>");
        ExportDefinition secret = SharingWorld.Stream("a.secret.>") with { Accounts = new HashSet<string> { "OTHER" } };
        Assert.Null(Find([everybody, secret], "a.secret.x", null));
        Assert.Null(Find([secret, everybody], "a.secret.x", null));
        Assert.Same(everybody, Find([secret, everybody], "a.x", null));
    }

    private static bool MayImport(ExportDefinition export, string subject, long? activatedAt = null) => Find([export], subject, activatedAt) is not null;

    private static ExportDefinition? Find(ExportDefinition[] exports, string subject, long? activatedAt) => ExportRules.Find(
        new AccountDefinition { Name = "EXP", Exports = exports }, "IMP", SharingWorld.UseStream("EXP", subject) with { ActivatedAt = activatedAt }, out _);
}
