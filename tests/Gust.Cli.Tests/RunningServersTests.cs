using Gust.Cli.Server;

namespace Gust.Cli.Tests;

public sealed class RunningServersTests
{
    [Theory]
    [InlineData("/opt/gust\0server\0-p\04222\0", true)]
    [InlineData("gust\0server\0", true)]
    [InlineData("gust\0sub\0server\0", false)]
    [InlineData("gust\0", false)]
    [InlineData("", false)]
    public void Signals_find_servers_and_leave_other_commands_alone(string commandLine, bool isServer) =>
        Assert.Equal(isServer, RunningServers.IsServer(commandLine));
}
