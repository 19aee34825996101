namespace Gust.Web.Console.Tails;

/// <summary>Messages as they come, for one visitor.</summary>
internal interface ITail : IDisposable
{
    /// <summary>What has come since the last call; null: nothing.</summary>
    /// <exception cref="ConsoleRefusal">Nothing will come any more.</exception>
    ValueTask<TailBatch?> TakeAsync(CancellationToken gone);
}
