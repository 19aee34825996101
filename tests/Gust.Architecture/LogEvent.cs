namespace Gust.Architecture;

/// <summary>An event of the log as the code has it.</summary>
/// <param name="Path">The file that defines it.</param>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Such as <c>Warning</c>.</param>
/// <param name="Text">With the names of fields in braces.</param>
internal sealed record LogEvent(string Path, int Id, string Name, string Level, string Text)
{
    public bool IsWarning => Level is "Warning" or "Error" or "Critical";
}
