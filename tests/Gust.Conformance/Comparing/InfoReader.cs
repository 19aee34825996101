using System.Text.Json.Nodes;
using Gust.Testing;

namespace Gust.Conformance.Comparing;

/// <summary>Reads single fields of a server's first INFO.</summary>
internal static class InfoReader
{
    /// <summary>The field as JSON with the usual masks, or null when INFO does not have it.</summary>
    public static async Task<string?> ReadFieldAsync(ServerProcess server, string field)
    {
        using var connection = await RawConnection.OpenAsync(server.Address);
        var frame = await connection.ReadAsync();
        return JsonNode.Parse(frame!.Line["INFO ".Length..])![field]?.ToJsonString();
    }
}
