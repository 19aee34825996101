namespace Gust.Server.Logging;

/// <summary>Which server logs. Null until it has a name: what is logged before that has none.</summary>
/// <param name="Id">Its public key.</param>
/// <param name="Name">Configured name, or the id.</param>
internal sealed record ServerLabel(string Id, string Name);
