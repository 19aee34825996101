namespace Gust.Crash;

/// <summary>
/// Real processes, killed at random moments while they store and deliver, and started again on what they left: nothing that was
/// acknowledged is lost, in either direction.
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public Task Nothing_acknowledged_is_lost_when_the_server_is_killed() =>
        CrashRun.RunAsync("sync_interval: always", CrashSettings.Rounds, CrashSettings.Seed);

    [Fact]
    public Task Nothing_acknowledged_is_lost_when_a_server_that_syncs_later_is_killed() =>
        CrashRun.RunAsync("sync_interval: \"1m\"", CrashSettings.Rounds / 2, CrashSettings.Seed + 1);
}
