using Gust.Configuration;
using Gust.Configuration.CommandLine;
using Gust.Configuration.Reading;
using Gust.Security.Claims;
using Gust.Security.Tokens;
using Gust.Subjects;

namespace Gust.Cli.Server;

/// <summary>The configuration of this process: the file's, with the command line over it.</summary>
internal static class ServerConfiguration
{
    public static ConfigurationResult Load(CommandLineFlags flags)
    {
        ConfigurationResult result = flags.ConfigFile is { } file
            ? LoadFile(file)
            : new ConfigurationResult(new GustServerOptions(), [], [], Digest: null);
        flags.Apply(result.Options);
        return result;
    }

    /// <summary>A file by itself, with all the checks that a server makes.</summary>
    public static ConfigurationResult LoadFile(string file) =>
        ConfigurationLoader.Load(file, checks: new ReadingChecks(Mapping: CheckMapping, Import: CheckImport, Token: CheckToken));

    private static string? CheckMapping(string source, string destination) =>
        SubjectTransform.TryCreate(source, destination, out _, out string? error) ? null : error;

    private static string? CheckToken(TokenKind kind, string token)
    {
        bool isValid = kind == TokenKind.Operator
            ? JwtToken.TryDecode<OperatorClaims>(token, out _, out string? error)
            : JwtToken.TryDecode<AccountClaims>(token, out _, out error);
        return isValid ? null : error;
    }

    private static string? CheckImport(string source, string destination) =>
        SubjectTransform.TryCreateForImport(source, destination, out _, out string? error) ? null : error;
}
