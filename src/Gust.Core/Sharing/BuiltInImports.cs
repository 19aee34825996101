using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>The services of the server that every account may ask without importing them (spec: auth.md section 9).</summary>
/// <remarks>The system account sees the asking account's name in the subject, so an account can ask for itself only.</remarks>
internal static class BuiltInImports
{
    private const string ServerConnections = "$SYS.REQ.SERVER.PING.CONNZ";
    private const string AccountConnections = "$SYS.REQ.ACCOUNT.PING.CONNZ";
    private const string AccountStatistics = "$SYS.REQ.ACCOUNT.PING.STATZ";
    private const string UserInfo = "$SYS.REQ.USER.INFO";

    /// <summary>Whether a subject may be one of theirs.</summary>
    public static bool Covers(ReadOnlySpan<byte> subject) => subject.StartsWith("$SYS.REQ."u8);

    public static IEnumerable<ResolvedImport> For(Account importer, Account system)
    {
        if (importer == system || importer.Name.AsSpan().IndexOfAny(". \t\r\n*>") >= 0)
        {
            yield break; // it has them itself, or its name is no token of a subject
        }

        yield return Import(ServerConnections, $"$SYS.REQ.ACCOUNT.{importer.Name}.CONNZ", RequestInfoKind.Server);
        yield return Import(AccountConnections, $"$SYS.REQ.ACCOUNT.{importer.Name}.CONNZ", RequestInfoKind.Server);
        yield return Import(AccountStatistics, $"$SYS.REQ.ACCOUNT.{importer.Name}.STATZ", RequestInfoKind.Server);
        yield return Import(UserInfo, $"$SYS.REQ.USER.{importer.Name}.INFO", RequestInfoKind.Client);

        ResolvedImport Import(string local, string remote, RequestInfoKind info)
        {
            ImportDefinition definition = new() { Kind = ShareKind.Service, Account = system.Name, Subject = remote, LocalSubject = local };
            ExportDefinition export = new() { Kind = ShareKind.Service, Subject = remote, Response = ResponseKind.Stream };
            if (!ImportPath.TryCreate(definition, out ImportPath? path, out string? error))
            {
                throw new InvalidOperationException(error);
            }

            return new ResolvedImport(importer, system, definition, export, path, info);
        }
    }
}
