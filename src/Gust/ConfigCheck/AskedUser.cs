using System.Diagnostics.CodeAnalysis;
using Gust.Configuration.Reading;
using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Tokens;
using Gust.Security.Trust;
using Gust.Server.Operators;
using Gust.Server.Security;

namespace Gust.Cli.ConfigCheck;

/// <summary>A user with what decides about it: the same rules that a server would compile for it.</summary>
internal sealed record AskedUser(string Name, AccountDefinition Account, PermissionRules? Rules)
{
    private const int CannotAnswer = 2;

    /// <summary>A configured user; without a name, who shows no credentials.</summary>
    public static AskedUser FromConfiguration(GustServerOptions options, string? name, string? account)
    {
        if (OperatorMode.IsAskedFor(options))
        {
            throw new CliException("with an operator users are known by their JWTs: --creds FILE names one", CannotAnswer);
        }

        AccessPolicy policy = AccessMapping.Policy(options);
        name ??= policy.NoAuthUser;
        if (name is null)
        {
            return policy.IsRestrictive
                ? throw new CliException("which user? --user names one; without credentials nobody gets in", CannotAnswer)
                : new AskedUser("(anybody)", Definition(options, Core.Account.GlobalName), Rules: null);
        }

        UserDefinition[] found = [.. policy.Users.Where(user => user.Name == name && (account is null || user.Account == account))];
        return found is [var one]
            ? new AskedUser(one.Name, Definition(options, one.Account), one.Permissions)
            : throw new CliException(found.Length == 0 ? $"there is no user {name}; known are {Known(policy)}" : $"several accounts have a user {name}; --account names one", CannotAnswer);
    }

    /// <summary>The user of a credentials file, with its account from the configuration's preload.</summary>
    public static AskedUser FromCredentials(GustServerOptions options, string file, DateTimeOffset now)
    {
        if (!JwtUserCheck.TryRead(DashedText.First(File.ReadAllText(file)), now, out UserClaims? user, out string? reason))
        {
            throw new CliException($"{file}: {reason}", CannotAnswer);
        }

        string key = JwtUserCheck.AccountOf(user);
        if (!options.ResolverPreload.TryGetValue(key, out string? jwt) || !JwtToken.TryDecode(jwt, out AccountClaims? account, out reason))
        {
            throw new CliException($"the account {key} of {file} is not preloaded in the configuration{(reason is null ? "" : ": " + reason)}", CannotAnswer);
        }

        if (!JwtUserCheck.IsIssuer(account, user.Issuer))
        {
            throw new CliException($"{file} is not signed by a key of the account {account.Name}", CannotAnswer);
        }

        AccountDefinition definition = AccountFromClaims.Convert(account, now, _ => null, localCluster: null, Foundation.SystemRandom.Instance, []);
        PermissionsClaim terms = Terms(user, account);
        return new AskedUser(user.Name, definition, RulesFromClaims.Permissions(terms) ?? definition.DefaultPermissions);
    }

    private static PermissionsClaim Terms(UserClaims user, AccountClaims account)
    {
        UserScopeClaim? scope = account.Account.SigningKeys.FirstOrDefault(key => key.Key == user.Issuer)?.Scope;
        if (scope is null || user.Issuer == account.Subject)
        {
            return user.User;
        }

        return ScopeTemplate.TryApply(scope.Template, user, account, out UserTermsClaim? terms, out string? reason)
            ? terms
            : throw new CliException(reason, CannotAnswer);
    }

    private static AccountDefinition Definition(GustServerOptions options, string name) =>
        AccountsMapping.Accounts(options).First(account => account.Name == name);

    private static string Known(AccessPolicy policy) =>
        policy.Users.Count > 0 ? string.Join(", ", policy.Users.Select(user => user.Name)) : "none: the configuration has no users";
}
