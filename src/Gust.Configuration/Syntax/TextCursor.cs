using System.Diagnostics.CodeAnalysis;

namespace Gust.Configuration.Syntax;

/// <summary>A place in a text, moving forward and counting lines and columns.</summary>
internal sealed class TextCursor(string file, string text)
{
    public const char End = '\0';

    private int _offset;
    private int _line = 1;
    private int _lineStart;

    public string File { get; } = file;

    public bool AtEnd => _offset >= text.Length;

    /// <summary>The character here; <see cref="End"/> at the end (see <see cref="RefuseNullCharacters"/>).</summary>
    public char Current => Peek(0);

    public int Offset => _offset;

    public ConfigPosition Position => new(File, _line, _offset - _lineStart + 1);

    public char Peek(int ahead) => _offset + ahead < text.Length ? text[_offset + ahead] : End;

    public string Since(int offset) => text[offset.._offset];

    public void Advance()
    {
        if (text[_offset++] == '\n')
        {
            _line++;
            _lineStart = _offset;
        }
    }

    public void Advance(int count)
    {
        for (; count > 0; count--)
        {
            Advance();
        }
    }

    public bool TryTake(char expected)
    {
        if (AtEnd || Current != expected)
        {
            return false;
        }

        Advance();
        return true;
    }

    public void SkipBlanks()
    {
        while (IsBlank(Current))
        {
            Advance();
        }
    }

    public void SkipBlanksAndLines()
    {
        while (IsBlank(Current) || IsLineEnd(Current))
        {
            Advance();
        }
    }

    /// <summary>Blanks, new lines and comments: whatever may stand between two entries.</summary>
    public void SkipBetweenEntries()
    {
        SkipBlanksAndLines();
        while (AtComment)
        {
            SkipComment();
            SkipBlanksAndLines();
        }
    }

    public bool AtComment => Current == '#' || (Current == '/' && Peek(1) == '/');

    public void SkipComment()
    {
        while (!AtEnd && !IsLineEnd(Current))
        {
            Advance();
        }
    }

    /// <summary>Must come first: <see cref="End"/> stands for the end and nothing else.</summary>
    public void RefuseNullCharacters()
    {
        if (!text.Contains(End))
        {
            return;
        }

        while (Current != End)
        {
            Advance();
        }

        Fail("null character; is this a text file?");
    }

    [DoesNotReturn]
    public void Fail(string message) => throw new ConfigSyntaxException(Position, message);

    /// <summary>What stands here, for an error message.</summary>
    public string Found => AtEnd ? "the end of the file" : IsLineEnd(Current) ? "the end of the line" : $"'{Current}'";

    public static bool IsBlank(char character) => character is ' ' or '\t';

    public static bool IsLineEnd(char character) => character is '\n' or '\r';
}
