namespace Gust.Configuration.Reload;

/// <summary>An option that cannot change while the server runs.</summary>
/// <param name="Name">The name nats-server gives it: <c>MaxPending</c>.</param>
internal sealed record OptionRefusal(string Option, string Name, string Old, string New)
{
    /// <summary>Other words than the usual ones.</summary>
    public string? Text { get; init; }

    public override string ToString() => Text ?? $"config reload not supported for {Name}: old={Old}, new={New}";
}
