using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Servers;

/// <summary>The reference and the server under test with the same configuration.</summary>
internal sealed record ServerPair(ScriptedServer Reference, ScriptedServer Tested) : IAsyncDisposable
{
    public bool IsBroken => Reference.Process.HasExited || Tested.Process.HasExited;

    public static async Task<ServerPair> StartAsync(string configuration, Declarations declarations)
    {
        var time = TimeProvider.System.GetUtcNow();
        var reference = await ScriptedServer.StartAsync(ReferenceServer.Executable, configuration, declarations, time);
        try
        {
            return new ServerPair(reference, await ScriptedServer.StartAsync(ServerUnderTest.Executable, configuration, declarations, time));
        }
        catch
        {
            await reference.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Reference.DisposeAsync().AsTask(), Tested.DisposeAsync().AsTask());
}
