namespace Gust.Configuration.Unbuilt;

/// <summary>A key of the reference whose feature this version does not have.</summary>
/// <param name="IsSecurity">It closes something: to ignore it would leave open what its owner believes closed, so it is refused.</param>
internal sealed record UnbuiltKey(KeySpec Key, string Feature, bool IsSecurity = false);
