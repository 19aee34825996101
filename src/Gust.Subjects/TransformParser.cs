using System.Globalization;
using System.Text;

namespace Gust.Subjects;

/// <summary>Turns source and destination, as written in a configuration, into the parts of a transform.</summary>
/// <remarks>The checks come in the reference's order, because a text with two faults must show the same one.</remarks>
internal sealed class TransformParser
{
    private readonly string _source;
    private readonly string _destination;
    private readonly bool _forImport;
    private readonly List<TransformPart> _parts = [];
    private readonly List<int> _wildcards = [];
    private int _wildcardParts;
    private bool _sourceIsLiteral;

    public TransformParser(string source, string destination, bool forImport)
    {
        _source = source.Length == 0 ? ">" : source;
        _destination = forImport ? NumberStars(destination) : destination;
        _forImport = forImport;
    }

    /// <summary>Null when all is well; then <see cref="Build"/> may be called.</summary>
    public string? Parse()
    {
        var tokens = _destination.Split('.');
        return CheckTokens(tokens) ?? CheckEnds(tokens) ?? ReadParts(tokens);
    }

    public SubjectTransform Build()
    {
        var source = Encoding.UTF8.GetBytes(_source);
        var endsInRest = IsRest(_source.Split('.')[^1]);
        return new SubjectTransform(_source, _destination, source, [.. _parts], SubjectRules.TokenCount(source), endsInRest);
    }

    /// <summary>Writes the stars of an import's destination as <c>$1</c>, <c>$2</c>, ... in their order.</summary>
    private static string NumberStars(string destination)
    {
        var tokens = destination.Split('.');
        var stars = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] == "*")
            {
                tokens[i] = $"${++stars}";
            }
        }

        return string.Join('.', tokens);
    }

    private static string? CheckTokens(string[] tokens)
    {
        var afterRest = false;
        foreach (var token in tokens)
        {
            if (token.Length == 0)
            {
                return TransformError.InvalidToken;
            }

            if (afterRest)
            {
                return TransformError.AfterRest(token);
            }

            if (TransformCall.IsWanted(token))
            {
                if (TransformCall.Find(token) is null)
                {
                    return TransformError.UnknownFunction(token);
                }
            }
            else if (SubjectRules.HasBlank(Encoding.UTF8.GetBytes(token)))
            {
                return TransformError.InvalidToken;
            }

            afterRest = IsRest(token);
        }

        return null;
    }

    private string? CheckEnds(string[] tokens)
    {
        if (!SubjectRules.IsValidForConfiguration(Encoding.UTF8.GetBytes(_source)))
        {
            return TransformError.InvalidSubject;
        }

        var sourceTokens = _source.Split('.');
        for (var i = 0; i < sourceTokens.Length; i++)
        {
            if (sourceTokens[i] == "*")
            {
                _wildcards.Add(i);
            }
        }

        _sourceIsLiteral = _wildcards.Count == 0 && !IsRest(sourceTokens[^1]);
        return tokens.Contains("*") || IsRest(tokens[^1]) != IsRest(sourceTokens[^1]) ? TransformError.InvalidSubject : null;
    }

    private string? ReadParts(string[] tokens)
    {
        foreach (var token in tokens)
        {
            var error = IsRest(token) ? null : ReadPart(token);
            if (error is not null)
            {
                return error;
            }
        }

        return _forImport && _wildcardParts < _wildcards.Count ? TransformError.WildcardsLeftOver(_destination) : null;
    }

    private string? ReadPart(string token)
    {
        if (token[0] == '$' && TryReadInteger(token.AsSpan(1), out var index))
        {
            return AddIndexed(token, TransformFunction.Wildcard, index, number: 0, text: []);
        }

        if (!TransformCall.IsWanted(token) || TransformCall.Find(token) is not { } call)
        {
            AddLiteral(token);
            return null;
        }

        return call.Function switch
        {
            TransformFunction.Wildcard => ReadWildcard(token, call.Arguments),
            TransformFunction.Partition => ReadPartition(token, call.Arguments),
            TransformFunction.Random => ReadRandom(token, call.Arguments),
            TransformFunction.Split => ReadSplit(token, call.Arguments),
            _ => ReadCut(token, call),
        };
    }

    private string? ReadWildcard(string token, string[] arguments)
    {
        if (arguments is [""])
        {
            return TransformError.NotEnoughArguments(token);
        }

        if (arguments.Length > 1)
        {
            return TransformError.TooManyArguments(token);
        }

        return TryReadInteger(arguments[0], out var index)
            ? AddIndexed(token, TransformFunction.Wildcard, index, number: 0, text: [])
            : TransformError.InvalidArgument(token);
    }

    private string? ReadPartition(string token, string[] arguments)
    {
        var indexes = new long[arguments.Length - 1];
        var areNumbers = TryReadInteger(arguments[0], out var buckets) && buckets <= int.MaxValue;
        for (var i = 0; i < indexes.Length; i++)
        {
            areNumbers = areNumbers && TryReadInteger(arguments[i + 1], out indexes[i]);
        }

        if (!areNumbers)
        {
            return TransformError.InvalidArgument(token);
        }

        // Without a wildcard in the source the indexes are not looked at: the whole subject counts.
        foreach (var index in _sourceIsLiteral ? [] : indexes)
        {
            if (index > _wildcards.Count)
            {
                return TransformError.IndexOutOfRange(token, index);
            }
        }

        return Add(token, new TransformPart
        {
            Function = TransformFunction.Partition,
            Number = unchecked((int)buckets),
            Tokens = _sourceIsLiteral ? [] : Array.ConvertAll(indexes, TokenOf),
        });
    }

    private string? ReadRandom(string token, string[] arguments)
    {
        if (arguments.Length > 1)
        {
            return TransformError.NotEnoughArguments(token);
        }

        return TryReadInteger(arguments[0], out var bound) && bound <= int.MaxValue
            ? Add(token, new TransformPart { Function = TransformFunction.Random, Number = (int)Math.Max(0, bound) })
            : TransformError.InvalidArgument(token);
    }

    private string? ReadSplit(string token, string[] arguments)
    {
        if (CheckTwo(token, arguments) is { } error)
        {
            return error;
        }

        return TryReadInteger(arguments[0], out var index) && !arguments[1].Contains(' ')
            ? AddIndexed(token, TransformFunction.Split, index, number: 0, Encoding.UTF8.GetBytes(arguments[1]))
            : TransformError.InvalidArgument(token);
    }

    private string? ReadCut(string token, TransformCall call)
    {
        if (CheckTwo(token, call.Arguments) is { } error)
        {
            return error;
        }

        return TryReadInteger(call.Arguments[0], out var index)
            && TryReadInteger(call.Arguments[1], out var number)
            && number is >= int.MinValue and <= int.MaxValue
            ? AddIndexed(token, call.Function, index, (int)number, text: [])
            : TransformError.InvalidArgument(token);
    }

    private static string? CheckTwo(string token, string[] arguments) => arguments.Length switch
    {
        < 2 => TransformError.NotEnoughArguments(token),
        > 2 => TransformError.TooManyArguments(token),
        _ => null,
    };

    private string? AddIndexed(string token, TransformFunction function, long index, int number, byte[] text)
    {
        if (_sourceIsLiteral)
        {
            return TransformError.NoWildcards(token);
        }

        if (index > _wildcards.Count)
        {
            return TransformError.IndexOutOfRange(token, index);
        }

        return Add(token, new TransformPart { Function = function, Tokens = [TokenOf(index)], Number = number, Text = text });
    }

    private string? Add(string token, TransformPart part)
    {
        var isWildcard = part.Function == TransformFunction.Wildcard;
        if (_forImport && !isWildcard && !_sourceIsLiteral)
        {
            return TransformError.OnlyWildcards(token);
        }

        _wildcardParts += isWildcard ? 1 : 0;
        _parts.Add(part);
        return null;
    }

    private void AddLiteral(string token)
    {
        var text = Encoding.UTF8.GetBytes(token);
        if (_parts is [.., { Function: TransformFunction.Literal } last])
        {
            _parts.RemoveAt(_parts.Count - 1);
            text = [.. last.Text, (byte)'.', .. text];
        }

        _parts.Add(new TransformPart { Function = TransformFunction.Literal, Text = text });
    }

    /// <summary>Where the n-th wildcard stands. An index below 1 means the first token, whatever it is: the reference does so.</summary>
    private int TokenOf(long index) => index < 1 ? 0 : _wildcards[(int)index - 1];

    private static bool TryReadInteger(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text.Trim(' '), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool IsRest(string token) => token == ">";
}
