namespace Gust.Configuration.CommandLine;

internal enum FlagKind
{
    /// <summary>Takes a value only as <c>-f=value</c>.</summary>
    Boolean,
    Integer,
    Text,
}
