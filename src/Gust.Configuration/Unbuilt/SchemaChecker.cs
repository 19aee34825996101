using Gust.Configuration.Reading;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Unbuilt;

/// <summary>Checks a block that is not read yet for keys it does not know and values of the wrong type.</summary>
/// <remarks>Recursion is bounded by the schemas, which do not refer to themselves.</remarks>
internal static class SchemaChecker
{
    public static void Check(ReadingContext context, ConfigEntry entry, KeySpec spec)
    {
        if ((spec.Kinds & entry.Value.KindOf()) == 0)
        {
            context.Diagnostics.Error(
                entry.Value.Position, $"'{entry.Key}' must be {spec.Kinds.InWords()}, not {entry.Value.Kind}");
            return;
        }

        if (spec.Block is not { } schema)
        {
            return;
        }

        IReadOnlyList<ConfigNode> values = entry.Value is ConfigArray array ? array.Items : [entry.Value];
        foreach (var map in values.OfType<ConfigMap>())
        {
            CheckBlock(context, map, schema);
        }
    }

    private static void CheckBlock(ReadingContext context, ConfigMap map, BlockSchema schema)
    {
        foreach (var entry in map.Entries)
        {
            if (schema.TryFind(entry.Key, out var spec))
            {
                Check(context, entry, spec);
            }
            else
            {
                context.Values.UnknownField(entry, schema.Names);
            }
        }
    }
}
