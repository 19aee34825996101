namespace Gust.Configuration.Unbuilt;

/// <summary>A key of the reference whose feature this version does not have.</summary>
internal sealed record UnbuiltKey(KeySpec Key, string Feature);
