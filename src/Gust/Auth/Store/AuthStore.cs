using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Files;

namespace Gust.Cli.Auth.Store;

/// <summary>Operators, accounts and users with their keys, as files in a directory.</summary>
/// <remarks><c>OPERATOR/operator.jwt</c> and <c>.nk</c>, <c>OPERATOR/accounts/ACCOUNT/account.jwt</c> and <c>.nk</c>, <c>.../users/USER.creds</c>.</remarks>
internal sealed class AuthStore(string root, TimeProvider time)
{
    public string Root { get; } = Path.GetFullPath(root);

    public static Option<string> Option() => CommandParts.Text("--store", "DIR", "Directory of keys and JWTs (default ~/.config/gust/auth)");

    public static AuthStore Open(CommandContext context, Option<string> option) =>
        new(context.Get(option) ?? Path.Combine(ConfigurationHome.Of(context.Host), "gust", "auth"), context.Host.TimeProvider);

    public IReadOnlyList<string> Operators() => StoreFiles.Directories(Root, OperatorEntry.JwtFile);

    /// <summary>The operator of a name; without a name, the only one.</summary>
    public OperatorEntry Operator(string? name)
    {
        IReadOnlyList<string> known = Operators();
        if (known.Count == 0)
        {
            throw new CliException($"{Root} holds no operator yet; auth operator add NAME makes one");
        }

        name ??= known is [var only] ? only : throw new CliException($"which operator? --operator names one of {string.Join(", ", known)}");
        return known.Contains(name)
            ? OperatorEntry.Load(Path.Combine(Root, name), time)
            : throw new CliException($"there is no operator {name}; known are {string.Join(", ", known)}");
    }

    public OperatorEntry AddOperator(string name, bool withSigningKey)
    {
        string directory = Path.Combine(Root, EntityName.Require(name, "an operator"));
        return !Directory.Exists(directory)
            ? OperatorEntry.Create(directory, withSigningKey, time)
            : throw new CliException($"the operator {name} exists already in {Root}");
    }
}
