using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Server.Operators;
using Gust.Server.Security;

namespace Gust.Cli.ConfigCheck;

/// <summary>A user with what decides about it: the same rules that a server would compile for it.</summary>
internal sealed record AskedUser(string Name, AccountDefinition Account, PermissionRules? Rules)
{
    /// <summary>Exit status where there is neither yes nor no.</summary>
    public const int CannotAnswer = 2;

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

    private static AccountDefinition Definition(GustServerOptions options, string name) =>
        AccountsMapping.Accounts(options).First(account => account.Name == name);

    private static string Known(AccessPolicy policy) =>
        policy.Users.Count > 0 ? string.Join(", ", policy.Users.Select(user => user.Name)) : "none: the configuration has no users";
}
