using System.Net;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Tests.Metrics;

/// <summary>What waits for who reads <c>/metrics</c> slowly counts like all other answers. Alone: the room for answers is the process's.</summary>
[Collection(nameof(MetricsBudgetTests))]
[CollectionDefinition(nameof(MetricsBudgetTests), DisableParallelization = true)]
public sealed class MetricsBudgetTests
{
    private const long Room = 256 * 1024 * 1024;

    [Fact]
    public async Task Metrics_for_which_there_is_no_room_are_refused_until_others_have_been_read()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();
        for (int i = 0; i < 100; i++)
        {
            await server.RequestAsync($"$JS.API.STREAM.CREATE.S{i}", $$"""{"name":"S{{i}}","subjects":["s{{i}}"],"storage":"memory"}""");
        }

        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task unread = Answers.SendAsync(new DefaultHttpContext(), Room, () => read.Task);

        using HttpResponseMessage before = await server.Web.GetAsync("/metrics");
        read.SetResult();
        await unread;
        using HttpResponseMessage after = await server.Web.GetAsync("/metrics");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (before.StatusCode, after.StatusCode));
    }
}
