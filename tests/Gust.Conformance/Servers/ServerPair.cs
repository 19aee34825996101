using Gust.Testing;

namespace Gust.Conformance.Servers;

/// <summary>The reference and the server under test with the same configuration.</summary>
internal sealed record ServerPair(ServerProcess Reference, ServerProcess Tested) : IAsyncDisposable
{
    public static async Task<ServerPair> StartAsync(string configuration)
    {
        var reference = await ServerProcess.StartAsync(ReferenceServer.Executable, configuration);
        try
        {
            return new ServerPair(reference, await ServerProcess.StartAsync(ServerUnderTest.Executable, configuration));
        }
        catch
        {
            await reference.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Reference.DisposeAsync().AsTask(), Tested.DisposeAsync().AsTask());
}
