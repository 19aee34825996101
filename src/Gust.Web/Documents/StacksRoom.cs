using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Documents;

/// <summary>What the runtime says of its threads: <c>/stacksz</c>, whose contents differ between runtimes anyway.</summary>
internal sealed class StacksRoom : IWebRoom
{
    private const string StacksPath = "/stacksz";

    public bool Serves(string path) => path == StacksPath;

    public Task ServeAsync(HttpContext context, string path) => Answers.SendAsync(context, MonitoringAnswer.Text(200, Threads()));

    /// <summary>A runtime that shares its threads between connections has no stack for each; it has a pool.</summary>
    private static string Threads() =>
        $"""
        .NET {Environment.Version}
        pool threads: {ThreadPool.ThreadCount}
        pending work items: {ThreadPool.PendingWorkItemCount}
        completed work items: {ThreadPool.CompletedWorkItemCount}
        contended locks: {Monitor.LockContentionCount}
        stacks: dotnet-stack report --process-id {Environment.ProcessId}
        """;
}
