namespace Gust.Configuration.Reading.Access;

/// <summary>What must hold of users, and between those of all accounts.</summary>
internal static class UserRules
{
    /// <summary>What is wrong with one user by itself; null: nothing.</summary>
    public static string? Check(UserOptions user) => user switch
    {
        { NKey: null } when string.IsNullOrEmpty(user.User) => "user entry requires a user",
        { NKey: null } => null,
        _ when !string.IsNullOrEmpty(user.User) || !string.IsNullOrEmpty(user.Password) => "nkey users do not take usernames or passwords",
        { NKey: ['S', 'U', ..] } => "this is the seed of an nkey, which is secret: its public key stands here, U and 55 characters more",
        { NKey: var key } when !PublicKeyText.Is(PublicKeyText.User, key) => "not a valid public nkey for a user: U and 55 characters more",
        _ => null,
    };

    /// <summary>Names and keys are unique over all accounts: they are all that a client shows.</summary>
    public static IEnumerable<OptionProblem> CheckUnique(GustServerOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var user in All(options))
        {
            if (!seen.Add(user.NKey ?? user.User))
            {
                var kind = user.NKey is null ? "user" : "nkey";
                yield return new OptionProblem(user.Position, $"duplicate {kind} \"{user.NKey ?? user.User}\" detected");
            }
        }
    }

    public static IEnumerable<UserOptions> All(GustServerOptions options) =>
        options.Authorization.Users.Concat(options.Accounts.SelectMany(account => account.Users));
}
