using Gust.Testing;

namespace Gust.Conformance.Servers;

/// <summary>
/// Gust; or, with <c>GUST_CONFORMANCE_SELF_CHECK=1</c>, the reference once more: that run proves that the scripts and the
/// client suites themselves are sound.
/// </summary>
internal static class ServerUnderTest
{
    public static bool IsReference { get; } = Environment.GetEnvironmentVariable("GUST_CONFORMANCE_SELF_CHECK") == "1";

    public static ServerExecutable Executable => IsReference ? ReferenceServer.Executable : GustExecutable.Server;
}
