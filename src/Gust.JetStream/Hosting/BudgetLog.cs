using Gust.Core;
using Microsoft.Extensions.Logging;

namespace Gust.JetStream.Hosting;

/// <summary>Tells the log that an account, or the server, has no room for a message of the account.</summary>
internal sealed class BudgetLog(JetStreamContext context, string account)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Reminder _accountMemory = new(context.Broker.Time, Pause);
    private readonly Reminder _accountFile = new(context.Broker.Time, Pause);
    private readonly Reminder _serverMemory = new(context.Broker.Time, Pause);
    private readonly Reminder _serverFile = new(context.Broker.Time, Pause);

    private ILogger Logger => context.Broker.Log.Logger;

    public void AccountIsFull(bool isMemory, long used, long limit, long bytes)
    {
        if ((isMemory ? _accountMemory : _accountFile).IsDue(out long refused))
        {
            JetStreamLog.AccountStorageExceeded(Logger, NameOf(isMemory), account, used, limit, bytes, refused);
        }
    }

    public void ServerIsFull(bool isMemory, long used, long limit, long bytes)
    {
        if ((isMemory ? _serverMemory : _serverFile).IsDue(out long refused))
        {
            JetStreamLog.ServerStorageExceeded(Logger, NameOf(isMemory), used, limit, account, bytes, refused);
        }
    }

    private static string NameOf(bool isMemory) => isMemory ? "memory" : "file";
}
