using System.Reflection;
using Gust.Protocol;

namespace Gust.Server;

/// <summary>The two versions of a server: its own, and the nats-server release whose behaviour it offers.</summary>
internal static class GustVersion
{
    public const string Compatibility = ServerInfo.CompatibilityVersion;

    public static string Own { get; } =
        typeof(GustVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
