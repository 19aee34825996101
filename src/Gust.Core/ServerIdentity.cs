using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Core;

/// <summary>Who this server is, fixed from its start.</summary>
/// <param name="Id">Public key of the server, <c>N</c> and 55 more characters, new at every start.</param>
/// <param name="Name">Configured name, or the id.</param>
/// <param name="Version">Gust's own version.</param>
/// <param name="Runtime">Runtime and its version, in INFO's field <c>go</c>.</param>
/// <param name="Host">Address clients connect to.</param>
/// <param name="Port">Port clients connect to.</param>
internal sealed record ServerIdentity(string Id, string Name, string Version, string Runtime, string Host, int Port)
{
    public static string NewId(IRandom random)
    {
        Span<byte> key = stackalloc byte[NKeyText.KeySize];
        random.Fill(key);
        return NKeyText.Encode(NKeyPrefix.Server, key);
    }
}
