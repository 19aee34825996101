namespace Gust;

/// <summary>Where measurements of a service's latency go, and how many (<c>latency</c>).</summary>
public sealed class ServiceLatencyOptions
{
    /// <summary>Subject in the exporting account on which measurements are published.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Requests measured, in percent, 1 to 100; 0: those whose headers ask for it.</summary>
    public int Sampling { get; set; } = 100;
}
