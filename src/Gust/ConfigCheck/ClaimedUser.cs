using Gust.Foundation;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Tokens;
using Gust.Security.Trust;
using Gust.Server.Operators;

namespace Gust.Cli.ConfigCheck;

/// <summary>A user that is known by its JWT: what its account and its role make of it.</summary>
internal static class ClaimedUser
{
    /// <summary>The user of a credentials file, as long as a server would let it in.</summary>
    public static AskedUser Find(GustServerOptions options, string file, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!JwtUserCheck.TryRead(DashedText.First(TextOf(file)), now, out UserClaims? user, out string? reason))
        {
            throw Unanswerable($"{file}: {reason}");
        }

        KnownAccounts known = new(options);
        if (!known.TryFind(JwtUserCheck.AccountOf(user), out AccountClaims? account, out reason))
        {
            throw Unanswerable($"{file}: {reason}");
        }

        if (Objection(user, account, OperatorMode.Trust(options, time), now) is { } objection)
        {
            throw Unanswerable($"{file} lets nobody in: {objection}");
        }

        AccountDefinition definition = AccountFromClaims.Convert(account, now, known.Find, localCluster: null, SystemRandom.Instance, []);
        return new AskedUser(user.Name, definition, RulesFromClaims.Permissions(Terms(user, account)) ?? definition.DefaultPermissions);
    }

    private static string? Objection(UserClaims user, AccountClaims account, OperatorTrust trust, DateTimeOffset now)
    {
        if (!trust.Trusts(account))
        {
            return $"its account {account.Name} is not signed by an operator of this configuration";
        }

        if (ClaimsCheck.TimeIssue(account, now) is { } issue)
        {
            return $"its account {account.Name}: {issue}";
        }

        if (!JwtUserCheck.IsIssuer(account, user.Issuer) || (trust.IsStrict && user.Issuer == account.Subject))
        {
            return $"it is not signed by a key of the account {account.Name} that signs users";
        }

        return Revocations.Revoke(account.Account.Revocations, user.Subject, user.IssuedAt) ? $"the account {account.Name} has revoked it" : null;
    }

    private static PermissionsClaim Terms(UserClaims user, AccountClaims account)
    {
        UserScopeClaim? scope = account.Account.SigningKeys.FirstOrDefault(key => key.Key == user.Issuer)?.Scope;
        if (scope is null)
        {
            return user.User;
        }

        return ScopeTemplate.TryApply(scope.Template, user, account, out UserTermsClaim? terms, out string? reason) ? terms : throw Unanswerable(reason);
    }

    /// <summary>A file that is not there is not the answer "no".</summary>
    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unanswerable(e.Message);
        }
    }

    private static CliException Unanswerable(string message) => new(message, AskedUser.CannotAnswer);
}
