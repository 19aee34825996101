using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary>What can be said of a user on the command line, in the words of the NATS tools.</summary>
internal sealed class UserFlags
{
    private readonly TermsFlags _terms;
    private readonly Option<TimeSpan?> _expiry = CommandParts.Duration("--expiry", "How long the credentials are valid from now; 0s for ever");
    private readonly Option<string[]> _tags = CommandParts.Texts("--tags", "TAG", "Tags of the user");

    public UserFlags(Command command)
    {
        _terms = new TermsFlags(command);
        command.Add(_expiry);
        command.Add(_tags);
        _expiry.Aliases.Add("--expire");
    }

    public void Apply(CommandContext context, UserClaims claims)
    {
        _terms.Apply(context, claims.User);
        claims.User.Tags = context.Get(_tags) is { Length: > 0 } tags ? [.. tags.Select(tag => tag.ToLowerInvariant())] : claims.User.Tags;
        claims.ExpiresAt = Expiry.From(context, _expiry) ?? claims.ExpiresAt;
    }
}
