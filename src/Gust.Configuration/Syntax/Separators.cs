namespace Gust.Configuration.Syntax;

/// <summary>What stands between the values of a map and of an array.</summary>
internal static class Separators
{
    /// <summary>A new line, a comma, a semicolon, or the end; what follows is the next entry.</summary>
    public static void TakeInMap(TextCursor cursor)
    {
        cursor.SkipBlanks();
        var isEnd = cursor.AtEnd || cursor.Current == '}' || cursor.AtComment || TextCursor.IsLineEnd(cursor.Current)
            || cursor.TryTake(',') || cursor.TryTake(';');
        if (!isEnd)
        {
            cursor.Fail($"expected a new line, ',' or ';' after the value, found {cursor.Found}");
        }
    }

    /// <summary>A comma or a new line, not both; what follows is the next value or the closing bracket.</summary>
    public static void TakeInArray(TextCursor cursor, ConfigPosition bracket)
    {
        cursor.SkipBlanks();
        if (cursor.AtEnd)
        {
            throw new ConfigSyntaxException(bracket, "the array that begins here is not closed by ']'");
        }

        if (!cursor.TryTake(',') && cursor.Current != ']' && !cursor.AtComment && !TextCursor.IsLineEnd(cursor.Current))
        {
            cursor.Fail($"expected ',', a new line or ']' after a value of the array, found {cursor.Found}");
        }

        cursor.SkipBetweenEntries();
    }
}
