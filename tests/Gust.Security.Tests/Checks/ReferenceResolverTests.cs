using System.Security.Cryptography;
using System.Text;
using Gust.Security.Keys;
using Gust.Security.Tests.Tokens;

namespace Gust.Security.Tests.Checks;

/// <summary>The real nats-server takes the accounts that Gust takes.</summary>
public sealed class ReferenceResolverTests(ReferenceResolverFixture reference) : IClassFixture<ReferenceResolverFixture>
{
    [Theory]
    [MemberData(nameof(AccountCases.All), MemberType = typeof(AccountCases))]
    public async Task Both_judge_an_account_alike(string members, string? issue)
    {
        string? error = await reference.PushAsync(Token(members));
        Assert.True((error is null) == (issue is null), error ?? "was taken");
    }

    private string Token(string members)
    {
        using NKeyPair account = NKeyPair.Create(NKeyPrefix.Account, SHA256.HashData(Encoding.UTF8.GetBytes(members)));
        return JwtForge.Sign(reference.Scene.Operator, JwtForge.Payload("account", account.PublicKey, members));
    }
}
