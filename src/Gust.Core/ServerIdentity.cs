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
    /// <summary>Public curve key that auth callout services seal their answers for; empty: there is none.</summary>
    public string CurveKey { get; init; } = "";
}
