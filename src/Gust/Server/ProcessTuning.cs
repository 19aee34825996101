namespace Gust.Cli.Server;

/// <summary>Settings of the runtime that suit a process which is a server and nothing else (docs/adr/0003-socket-threads.md).</summary>
internal static class ProcessTuning
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Comes before the first socket.</summary>
    /// <remarks>
    /// Sessions run on the threads that wait for the sockets, one per core, instead of on the pool: a read costs one hand-over less.
    /// Nothing in a session blocks. An operator's own setting wins.
    /// </remarks>
    public static void Apply()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
        {
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
        }
    }
}
