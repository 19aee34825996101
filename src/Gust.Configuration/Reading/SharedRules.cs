using Gust.Configuration.Reading.Access;
using Gust.Configuration.Reading.Accounts;

namespace Gust.Configuration.Reading;

/// <summary>What must hold between users, permissions and accounts: part of a configuration test and of every start.</summary>
internal static class SharedRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options) =>
        AuthorizationRules.Check(options).Concat(UserRules.CheckUnique(options)).Concat(AccountRules.Check(options));
}
