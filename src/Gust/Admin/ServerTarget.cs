using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin;

/// <summary>Finds the server that a user names, by its name or id.</summary>
internal static class ServerTarget
{
    private const int IdLength = 56;

    /// <summary>The id of the server; the connected one where none is named.</summary>
    public static async Task<string> IdAsync(SystemApi system, string? nameOrId)
    {
        if (string.IsNullOrEmpty(nameOrId))
        {
            return system.Client.Server?.ServerId ?? throw new CliException("the connection is lost");
        }

        if (nameOrId is { Length: IdLength } and ['N', ..] && nameOrId.All(char.IsAsciiLetterOrDigit))
        {
            return nameOrId;
        }

        ServerIdentity[] all = [.. (await system.StatisticsAsync(ServerSelection.All)).Select(one => one.Answer.Server)];
        ServerIdentity[] named = [.. all.Where(server => server.Name == nameOrId)];
        return named switch
        {
            [var one] => one.Id,
            [] => throw new CliException($"there is no server {nameOrId}; there are: {string.Join(", ", all.Select(server => server.Name).Order(StringComparer.Ordinal))}"),
            _ => throw new CliException($"{named.Length} servers are named {nameOrId}; give the id of one: {string.Join(", ", named.Select(server => server.Id))}"),
        };
    }
}
