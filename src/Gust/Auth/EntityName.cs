namespace Gust.Cli.Auth;

/// <summary>Names of operators, accounts and users become names of files.</summary>
internal static class EntityName
{
    private const int LengthMax = 100;

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= LengthMax && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    public static string Require(string name, string what) => IsValid(name)
        ? name
        : throw new CliException($"\"{name}\" is no name of {what}: letters, digits, '-', '_' and '.' are allowed");
}
