using System.Text;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Server.Callout;
using Gust.Server.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gust.Server.Tests.Attacks;

public sealed class FailingWorkTests
{
    [Fact]
    public async Task Work_that_fails_does_not_end_the_process_nor_the_work_after_it()
    {
        using BackgroundWorker worker = new("test", NullLogger.Instance);
        TaskCompletionSource done = new();
        worker.Schedule(() => throw new DirectoryNotFoundException("gone"));
        worker.Schedule(done.SetResult);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Users_placed_beside_the_callout_service_cannot_read_what_others_show_it()
    {
        Permissions? permissions = Permissions.Compile(CalloutRules.Guarded(new PermissionRules(), isServiceAccount: true));
        byte[] subject = Encoding.ASCII.GetBytes(CalloutClient.RequestSubject);
        Assert.False(permissions!.MayPublish(subject));
        Assert.False(permissions.MaySubscribe(subject, default));
        Assert.True(permissions.DeniedWithin(">"u8, default)!.Matches(subject));
        Assert.True(permissions.MaySubscribe("orders"u8, default));
    }
}
