using Gust.Configuration.Reading.Access;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>What must hold of accounts and between them.</summary>
internal static class AccountRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options) =>
        options.Accounts.SelectMany(CheckOne)
            .Concat(CheckNames(options.Accounts))
            .Concat(ExportRules.Check(options.Accounts))
            .Concat(ImportRules.Check(options.Accounts));

    private static IEnumerable<OptionProblem> CheckOne(AccountOptions account)
    {
        if (account.Name == AccountNames.Global)
        {
            yield return new OptionProblem(account.Position, $"\"{account.Name}\" is a reserved account: its users stand in 'authorization'");
        }
        else if (account.Name.Length == 0 || account.Name.AsSpan().ContainsAny(" \t\r\n"))
        {
            yield return new OptionProblem(account.Position, $"\"{account.Name}\" is not a name for an account: it must not be empty or hold blanks");
        }

        if (account.NKey is { } key && !PublicKeyText.Is(PublicKeyText.Account, key))
        {
            yield return new OptionProblem(account.Position, $"not a valid public nkey for an account: \"{key}\"");
        }

        if (account.MessageTrace is { } trace)
        {
            if (!SubjectShape.IsLiteral(trace.Destination))
            {
                yield return new OptionProblem(trace.Position, $"trace destination \"{trace.Destination}\" is not valid: expected a subject without wildcards");
            }

            if (trace.Sampling is < 1 or > 100)
            {
                yield return new OptionProblem(trace.Position, $"trace destination sampling value {trace.Sampling} is invalid, needs to be [1..100]");
            }
        }
    }

    private static IEnumerable<OptionProblem> CheckNames(List<AccountOptions> accounts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return accounts.Where(account => !seen.Add(account.Name))
            .Select(account => new OptionProblem(account.Position, $"duplicate account entry: {account.Name}"));
    }
}
