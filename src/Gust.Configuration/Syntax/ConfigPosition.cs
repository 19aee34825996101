namespace Gust.Configuration.Syntax;

/// <summary>Where something stands in a configuration file. Line and column count from 1; line 0: the file as a whole.</summary>
internal readonly record struct ConfigPosition(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
