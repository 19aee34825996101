using System.Collections.ObjectModel;

namespace Gust.Security.Claims;

/// <summary>One empty map for all claims that have none.</summary>
internal static class EmptyMap<T>
{
    public static IReadOnlyDictionary<string, T> Value => ReadOnlyDictionary<string, T>.Empty;
}
