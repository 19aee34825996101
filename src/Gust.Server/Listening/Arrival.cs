using Gust.Core;
using Gust.Transport;

namespace Gust.Server.Listening;

/// <summary>A peer that has just come up.</summary>
/// <param name="Link">Not read yet.</param>
/// <param name="Listener">Where it came in.</param>
internal readonly record struct Arrival(PumpedLink Link, ClientListener Listener)
{
    /// <summary>What it has shown already; null: nothing.</summary>
    public PresetCredentials? Preset { get; init; }

    /// <summary>Why it may not stay; null: nothing speaks against it.</summary>
    public Dismissal? Refusal { get; init; }
}
