using Gust.Configuration.Syntax;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Reading;

/// <summary>The keys of one kind of block, and what each of them does to the object that is being read.</summary>
internal sealed class BlockReader<T>
{
    private readonly Dictionary<string, Action<ReadingContext, ConfigEntry, T>> _keys = new(StringComparer.OrdinalIgnoreCase);
    private UnbuiltTable? _unbuilt;
    private bool _toleratesUnknown;

    /// <param name="names">All spellings, separated by blanks.</param>
    public BlockReader<T> On(string names, Action<ReadingContext, ConfigEntry, T> read)
    {
        foreach (var name in names.Split(' '))
        {
            _keys.Add(name, read);
        }

        return this;
    }

    public BlockReader<T> Text(string names, Action<T, string> set) => On(names, (context, key, target) =>
    {
        if (context.Values.Text(key, out var value))
        {
            set(target, value);
        }
    });

    public BlockReader<T> Flag(string names, Action<T, bool> set) => On(names, (context, key, target) =>
    {
        if (context.Values.Boolean(key, out var value))
        {
            set(target, value);
        }
    });

    public BlockReader<T> Integer(string names, IntegerRange range, Action<T, long> set) => On(names, (context, key, target) =>
    {
        if (context.Values.Integer(key, out var value) && range.Check(context, key, value))
        {
            set(target, value);
        }
    });

    /// <summary>One string or an array of them.</summary>
    public BlockReader<T> Texts(string names, Action<T, List<string>> set) => On(names, (context, key, target) =>
    {
        if (context.Values.Texts(key, out var values))
        {
            set(target, values);
        }
    });

    /// <summary>An array of strings, and nothing else.</summary>
    public BlockReader<T> TextArray(string names, Action<T, List<string>> set) => On(names, (context, key, target) =>
    {
        if (context.Values.TextArray(key, out var values))
        {
            set(target, values);
        }
    });

    /// <summary>Seconds as a number, or a duration string; not negative. Zero asks for the default, and nothing is set.</summary>
    public BlockReader<T> Seconds(string names, Action<T, TimeSpan> set) => On(names, (context, key, target) =>
    {
        if (context.Values.Seconds(key, out var value) && value > TimeSpan.Zero)
        {
            set(target, value);
        }
    });

    /// <summary>A duration string, not negative. Zero asks for the default, and nothing is set.</summary>
    public BlockReader<T> DurationText(string names, Action<T, TimeSpan> set) => On(names, (context, key, target) =>
    {
        if (context.Values.DurationText(key, out var value) && context.Values.NotNegative(key, value) && value > TimeSpan.Zero)
        {
            set(target, value);
        }
    });

    /// <summary>Keys this version does not act upon.</summary>
    public BlockReader<T> Unbuilt(UnbuiltTable table)
    {
        _unbuilt = table;
        return this;
    }

    /// <summary>The reference checks no keys here: a misspelt one has always been ignored, and is noted only.</summary>
    public BlockReader<T> TolerateUnknown()
    {
        _toleratesUnknown = true;
        return this;
    }

    /// <summary>Reads all entries; false when one of them was wrong.</summary>
    public bool Read(ReadingContext context, ConfigMap block, T target)
    {
        var errors = context.Diagnostics.Errors.Count;
        foreach (var entry in block.Entries)
        {
            if (_keys.TryGetValue(entry.Key, out var read))
            {
                read(context, entry, target);
            }
            else if (_unbuilt is not null)
            {
                UnbuiltFeatures.Report(context, _unbuilt, entry, _keys.Keys);
            }
            else if (_toleratesUnknown && !entry.IsVariable)
            {
                context.Diagnostics.Note(entry.KeyPosition, $"unknown field \"{entry.Key}\" is ignored{NearestName.Hint(entry.Key, _keys.Keys)}");
            }
            else
            {
                context.Values.UnknownField(entry, _keys.Keys);
            }
        }

        return context.Diagnostics.Errors.Count == errors;
    }
}
