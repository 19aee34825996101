namespace Gust;

/// <summary>The web console (<c>monitoring { console }</c>).</summary>
public sealed class ConsoleOptions
{
    /// <summary>Serve it at <c>/console</c>; it needs <see cref="MonitoringOptions.Authorization"/>.</summary>
    public bool Enabled { get; set; }

    /// <summary>It may publish, send requests and change streams; else it only reads.</summary>
    public bool Changes { get; set; }
}
