using Gust.Server;

namespace Gust.Cli.Server;

/// <summary>What <c>--version</c> prints under each name of the executable.</summary>
internal static class ProgramVersion
{
    public const string ReferenceName = "nats-server";

    public static string Text => ProgramName.Current == ReferenceName
        ? $"{ReferenceName}: v{GustVersion.Compatibility} (gust {GustVersion.Own})"
        : $"gust {GustVersion.Own} (compatible with {ReferenceName} {GustVersion.Compatibility})";
}
