namespace Gust.Cli.Bench;

/// <summary>The work of one client.</summary>
internal interface IBenchWorker
{
    /// <summary>Subscribes and whatever else must stand before the clock starts.</summary>
    Task PrepareAsync(CancellationToken cancel);

    Task RunAsync(CancellationToken cancel);
}
