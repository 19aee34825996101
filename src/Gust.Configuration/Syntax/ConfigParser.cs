namespace Gust.Configuration.Syntax;

/// <summary>Reads one text of a configuration into maps, arrays and values. One parser per file.</summary>
/// <remarks>
/// Grammar and quirks are nats-server's, found by experiment. On purpose stricter: a null character, a value left out, an
/// opening brace never closed and an integer that overflows are errors; more lenient: <c>[1,2]</c> is an array of two integers.
/// </remarks>
internal sealed class ConfigParser
{
    private readonly ParseSession _session;
    private readonly TextCursor _cursor;
    private readonly VariableResolver _variables;

    private ConfigParser(ParseSession session, string file, string text)
    {
        _session = session;
        _cursor = new TextCursor(file, text);
        _variables = new VariableResolver(session);
    }

    /// <summary>The whole configuration, or null when a file of it cannot be read to its end.</summary>
    public static ConfigDocument? Parse(string text, string file, ConfigSource source, ConfigDiagnostics diagnostics)
    {
        var session = new ParseSession(source, diagnostics);
        session.OpenFiles.Add(Path.GetFullPath(file));
        var root = ParseFile(session, text, file);
        return root is null || diagnostics.Errors.Count > 0 ? null : new ConfigDocument(file, root);
    }

    /// <summary>One file; what is wrong with it is in the diagnostics.</summary>
    internal static ConfigMap? ParseFile(ParseSession session, string text, string file)
    {
        const char byteOrderMark = '\uFEFF';
        var parser = new ConfigParser(session, file, text.StartsWith(byteOrderMark) ? text[1..] : text);
        try
        {
            parser._cursor.RefuseNullCharacters();
            return parser.ParseRoot();
        }
        catch (ConfigSyntaxException error)
        {
            session.Diagnostics.Error(error.Position, error.Message);
            return null;
        }
    }

    /// <summary>A text that is one value and nothing else: what an environment variable holds.</summary>
    internal static ConfigNode ParseValue(ParseSession session, string text, string file)
    {
        var parser = new ConfigParser(session, file, text);
        parser._cursor.RefuseNullCharacters();
        parser._cursor.SkipBetweenEntries();
        if (parser._cursor.AtEnd)
        {
            return new ConfigString(parser._cursor.Position, "");
        }

        var value = parser.Value();
        parser._cursor.SkipBetweenEntries();
        if (!parser._cursor.AtEnd)
        {
            parser._cursor.Fail($"expected nothing after the value, found {parser._cursor.Found}");
        }

        return value;
    }

    private ConfigMap ParseRoot()
    {
        var root = new ConfigMap(_cursor.Position);
        _variables.Enter(root);
        _cursor.SkipBetweenEntries();
        var brace = _cursor.Position;
        if (_cursor.TryTake('{'))
        {
            Entries(root, isTopLevel: false);
            CloseMap(brace);
        }

        Entries(root, isTopLevel: true);
        RefuseStrayBraces();
        return root;
    }

    /// <summary>Entries up to a closing brace or the end.</summary>
    private void Entries(ConfigMap map, bool isTopLevel)
    {
        while (true)
        {
            _cursor.SkipBetweenEntries();
            if (_cursor.AtEnd || _cursor.Current == '}')
            {
                return;
            }

            Entry(map, isTopLevel);
            Separators.TakeInMap(_cursor);
        }
    }

    private void Entry(ConfigMap map, bool isTopLevel)
    {
        var position = _cursor.Position;
        var key = Key(out var isQuoted);
        if (!isQuoted && TextCursor.IsBlank(_cursor.Current) && key.Equals("include", StringComparison.OrdinalIgnoreCase))
        {
            IncludeReader.Include(_session, _cursor, position, map);
            return;
        }

        _cursor.SkipBlanksAndLines();
        if (_cursor.TryTake('=') || _cursor.TryTake(':'))
        {
            _cursor.SkipBlanks();
            if (!isTopLevel)
            {
                _cursor.SkipBlanksAndLines();
            }
        }

        if (_cursor.AtEnd || TextCursor.IsLineEnd(_cursor.Current) || StringScanner.EndsValue(_cursor.Current))
        {
            _cursor.Fail($"expected a value for '{key}', found {_cursor.Found}");
        }

        map.Add(new ConfigEntry(key, position, Value()));
        ConfigLimits.Check(map, position);
    }

    private string Key(out bool isQuoted)
    {
        isQuoted = _cursor.Current is '"' or '\'';
        if (isQuoted)
        {
            return StringScanner.QuotedRaw(_cursor);
        }

        if (_cursor.Current is ':' or '=' or ',' or ';')
        {
            _cursor.Fail($"expected a key, found {_cursor.Found}");
        }

        var offset = _cursor.Offset;
        while (!_cursor.AtEnd && _cursor.Current is not (':' or '=')
            && !TextCursor.IsBlank(_cursor.Current) && !TextCursor.IsLineEnd(_cursor.Current))
        {
            _cursor.Advance();
        }

        return _cursor.Since(offset);
    }

    private ConfigNode Value()
    {
        var position = _cursor.Position;
        switch (_cursor.Current)
        {
            case '{':
                return Nested(Map);
            case '[':
                return Nested(Array);
            case '(':
                return new ConfigString(position, StringScanner.Block(_cursor));
            case '"' or '\'':
                return new ConfigString(position, StringScanner.Quoted(_cursor));
            case '-' or (>= '0' and <= '9'):
                return NumberScanner.Scan(_cursor);
            case '.':
                _cursor.Fail("a number begins with a digit; a string that begins with '.' needs quotes");
                return null;
            default:
                return BareValue(position);
        }
    }

    private ConfigNode BareValue(ConfigPosition position)
    {
        const string bcryptPrefix = "$2a$";
        var value = StringScanner.Bare(_cursor, out var raw);
        if (raw.StartsWith('$') && !raw.StartsWith(bcryptPrefix, StringComparison.Ordinal))
        {
            return _variables.Resolve(value[1..], position);
        }

        return value.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" => new ConfigBoolean(position, true),
            "false" or "no" or "off" => new ConfigBoolean(position, false),
            _ => new ConfigString(position, value),
        };
    }

    private ConfigNode Nested(Func<ConfigNode> parse)
    {
        if (++_session.Depth > ConfigLimits.DepthMax)
        {
            _cursor.Fail($"more than {ConfigLimits.DepthMax} levels of maps and arrays");
        }

        var node = parse();
        _session.Depth--;
        return node;
    }

    private ConfigMap Map()
    {
        var map = new ConfigMap(_cursor.Position);
        _cursor.Advance();
        _variables.Enter(map);
        Entries(map, isTopLevel: false);
        _variables.Leave();
        CloseMap(map.Position);
        return map;
    }

    private void CloseMap(ConfigPosition brace)
    {
        if (!_cursor.TryTake('}'))
        {
            throw new ConfigSyntaxException(brace, "the map that begins here is not closed by '}'");
        }
    }

    private ConfigArray Array()
    {
        var array = new ConfigArray(_cursor.Position);
        _cursor.Advance();
        _cursor.SkipBetweenEntries();
        while (!_cursor.TryTake(']'))
        {
            if (_cursor.AtEnd)
            {
                throw new ConfigSyntaxException(array.Position, "the array that begins here is not closed by ']'");
            }

            if (_cursor.Current is ',' or ';' or '}')
            {
                _cursor.Fail($"expected a value of the array, found {_cursor.Found}");
            }

            array.Add(Value());
            ConfigLimits.Check(array, array.Position);
            Separators.TakeInArray(_cursor, array.Position);
        }

        return array;
    }

    /// <summary>The reference overlooks braces too many at the end of a file, and so do we, but not silently.</summary>
    private void RefuseStrayBraces()
    {
        var position = _cursor.Position;
        while (_cursor.TryTake('}'))
        {
            _cursor.SkipBetweenEntries();
        }

        if (!_cursor.AtEnd)
        {
            throw new ConfigSyntaxException(position, "'}' closes nothing");
        }

        if (position != _cursor.Position)
        {
            _session.Diagnostics.Note(position, "'}' closes nothing; it is ignored");
        }
    }
}
