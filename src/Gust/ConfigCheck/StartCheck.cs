using Gust.Configuration;
using Gust.Configuration.Reading;
using Gust.Server;
using Gust.Server.Operators;
using Gust.Server.Security;

namespace Gust.Cli.ConfigCheck;

/// <summary>What would keep a server from starting with a configuration, found without a start.</summary>
internal static class StartCheck
{
    public static IReadOnlyList<string> Errors(ConfigurationResult result, TimeProvider time)
    {
        if (!result.IsValid)
        {
            return [.. result.Errors.Select(error => error.ToString())];
        }

        if (OptionsValidator.Validate(result.Options) is { Count: > 0 } errors)
        {
            return errors;
        }

        try
        {
            OperatorMode.Trust(result.Options, time);
            AccountsMapping.Accounts(result.Options);
            return [];
        }
        catch (GustConfigurationException e)
        {
            return e.Errors;
        }
    }
}
