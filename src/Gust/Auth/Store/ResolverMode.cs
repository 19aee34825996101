namespace Gust.Cli.Auth.Store;

/// <summary>Where a server with an operator has the JWTs of accounts from.</summary>
internal enum ResolverMode
{
    /// <summary>A directory of the server's own; accounts are pushed to it.</summary>
    Full,

    /// <summary>The configuration file; a changed account needs a changed file and a reload.</summary>
    Memory,
}
