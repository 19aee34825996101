namespace Gust.Configuration.Syntax;

/// <summary><c>include path</c>: another file's entries become entries of the current map. It sees none of this file's variables.</summary>
internal static class IncludeReader
{
    /// <summary>From behind the word <c>include</c> to behind the path.</summary>
    /// <remarks>A file that cannot be read is reported, and parsing goes on.</remarks>
    public static void Include(ParseSession session, TextCursor cursor, ConfigPosition position, ConfigMap map)
    {
        cursor.SkipBlanks();
        var name = IncludedPath(cursor);
        var file = Path.IsPathRooted(name) ? name : Path.Combine(Path.GetDirectoryName(cursor.File) ?? "", name);
        if (!TryOpen(session, position, file, out var text))
        {
            return;
        }

        var depth = session.Depth;
        session.OpenFiles.Add(Path.GetFullPath(file));
        var included = ConfigParser.ParseFile(session, text, file);
        session.OpenFiles.RemoveAt(session.OpenFiles.Count - 1);
        session.Depth = depth;
        foreach (var entry in included?.Entries ?? [])
        {
            map.Add(entry);
            ConfigLimits.Check(map, position);
        }
    }

    private static string IncludedPath(TextCursor cursor)
    {
        if (cursor.Current is '"' or '\'')
        {
            return StringScanner.QuotedRaw(cursor);
        }

        var offset = cursor.Offset;
        while (!cursor.AtEnd && cursor.Current is not (';' or '}')
            && !TextCursor.IsBlank(cursor.Current) && !TextCursor.IsLineEnd(cursor.Current))
        {
            cursor.Advance();
        }

        if (cursor.Offset == offset)
        {
            cursor.Fail($"expected the path of a file to include, found {cursor.Found}");
        }

        return cursor.Since(offset);
    }

    private static bool TryOpen(ParseSession session, ConfigPosition position, string file, out string text)
    {
        text = "";
        if (file.Length == 0)
        {
            return Refuse(session, position, "cannot include '': a path is needed");
        }

        var fullPath = Path.GetFullPath(file);
        var earlier = session.OpenFiles.IndexOf(fullPath);
        if (earlier >= 0)
        {
            var circle = session.OpenFiles.Skip(earlier).Append(fullPath).Select(path => Path.GetFileName(path));
            return Refuse(session, position, $"files include one another in a circle: {string.Join(" -> ", circle)}");
        }

        if (session.OpenFiles.Count > ConfigLimits.IncludeDepthMax)
        {
            return Refuse(session, position, $"more than {ConfigLimits.IncludeDepthMax} files include one another");
        }

        if (++session.Includes > ConfigLimits.IncludesMax)
        {
            throw new ConfigSyntaxException(position, $"more than {ConfigLimits.IncludesMax} files included");
        }

        try
        {
            text = session.Source.ReadFile(file);
            return true;
        }
        catch (Exception error) when (BoundedFile.IsRefusal(error))
        {
            return Refuse(session, position, $"cannot include '{file}': {error.Message}");
        }
    }

    private static bool Refuse(ParseSession session, ConfigPosition position, string text)
    {
        session.Diagnostics.Error(position, text);
        return false;
    }
}
