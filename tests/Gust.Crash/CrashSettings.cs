using System.Globalization;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>How long the crash tests run, and on which server.</summary>
internal static class CrashSettings
{
    private const int RoundsByDefault = 10;

    /// <summary><c>GUST_CRASH_ROUNDS</c>: how often the server is killed.</summary>
    public static int Rounds { get; } = Number("GUST_CRASH_ROUNDS", RoundsByDefault);

    /// <summary><c>GUST_CRASH_SEED</c>: of the sizes, windows and moments. The processes' own timing is not in its hand.</summary>
    public static int Seed { get; } = Number("GUST_CRASH_SEED", 1);

    /// <summary>Gust; with <c>GUST_CRASH_REFERENCE=1</c> the reference, to try the tests themselves.</summary>
    public static ServerExecutable Server =>
        Environment.GetEnvironmentVariable("GUST_CRASH_REFERENCE") == "1" ? ReferenceServer.Executable : GustExecutable.Server;

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
