using System.Text;

namespace Gust.Cli.Auth.Store;

/// <summary>The part of a server's configuration that makes it trust an operator.</summary>
internal static class OperatorConfiguration
{
    public static string Text(OperatorEntry @operator, ResolverMode resolver, string directory)
    {
        var text = new StringBuilder();
        text.Append($"# Operator {@operator.Name}: its accounts and users are known by JWTs that it signed.\n");
        text.Append($"operator: {@operator.Jwt}\n");
        text.Append($"system_account: {@operator.Claims.Operator.SystemAccount}\n\n");
        if (resolver == ResolverMode.Full)
        {
            text.Append($$"""
                # Accounts live in a directory of this server. `auth account push` brings new and changed ones, without a reload.
                resolver {
                  type: full
                  dir: {{ConfText.Quote(directory)}}
                  allow_delete: false
                  interval: "2m"
                }

                """);
        }
        else
        {
            text.Append("# Accounts stand here only: after a change, write this file again and reload.\nresolver: MEMORY\n");
        }

        text.Append("\n# Known from the start, by their keys.\nresolver_preload {\n");
        foreach (AccountEntry account in @operator.Accounts())
        {
            text.Append($"  # {account.Name}\n  {account.Claims.Subject}: {account.Jwt}\n");
        }

        return text.Append("}\n").ToString().ReplaceLineEndings("\n");
    }
}
