namespace Gust.Server.Operators;

/// <summary>The fetches for one address. Guarded by its <see cref="FetchTurns"/>.</summary>
internal sealed class FetchLine
{
    /// <summary>Under way.</summary>
    public int Fetches { get; set; }

    public Queue<TaskCompletionSource<bool>> Waiting { get; } = [];
}
