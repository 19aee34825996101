namespace Gust.Subjects;

/// <summary>Why a transform cannot be made, in the reference's words: clients and operators compare them.</summary>
internal static class TransformError
{
    public const string InvalidSubject = "invalid subject";

    private const string Prefix = "invalid mapping destination: ";

    /// <summary>Empty token or blank in the destination; the reference names no token here.</summary>
    public const string InvalidToken = Prefix + "invalid transform";

    public static string AfterRest(string token) => $"{Prefix}invalid transform in {token}";

    public static string UnknownFunction(string token) => $"{Prefix}unknown function in {token}";

    public static string NotEnoughArguments(string token) => $"{Prefix}not enough arguments passed to the function in {token}";

    public static string TooManyArguments(string token) => $"{Prefix}too many arguments passed to the function in {token}";

    public static string InvalidArgument(string token) => $"{Prefix}function argument is invalid or in the wrong format in {token}";

    public static string NoWildcards(string token) => $"{Prefix}wildcard index out of range in {token}";

    public static string IndexOutOfRange(string token, long index) => $"{Prefix}wildcard index out of range in {token}: [{index}]";

    public static string OnlyWildcards(string token) =>
        $"{Prefix}the only mapping function allowed for import transforms is {{{{Wildcard()}}}} in {token}";

    public static string WildcardsLeftOver(string destination) =>
        $"{Prefix}not using all of the token wildcard(s) in {destination}";
}
