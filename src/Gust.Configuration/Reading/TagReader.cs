using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>Reads <c>server_tags</c> and <c>server_metadata</c>, what a server says about itself.</summary>
internal static class TagReader
{
    public static void ReadTags(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        IReadOnlyList<ConfigNode> values = entry.Value is ConfigArray array ? array.Items : [entry.Value];
        options.ServerTags = [];
        foreach (var value in values)
        {
            if (value is not ConfigString text)
            {
                context.Diagnostics.Error(value.Position, $"'{entry.Key}' must be a string or an array of strings, not {value.Kind}");
                continue;
            }

            var tag = text.Value.Trim().ToLowerInvariant();
            if (tag.Length > 0 && !options.ServerTags.Contains(tag))
            {
                options.ServerTags.Add(tag);
            }
        }
    }

    public static void ReadMetadata(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Map(entry, out var map))
        {
            return;
        }

        options.ServerMetadata = [];
        foreach (var pair in map.Entries)
        {
            if (context.Values.Text(pair, out var value))
            {
                options.ServerMetadata[pair.Key] = value;
            }
        }
    }
}
