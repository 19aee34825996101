using System.Globalization;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>Reads <c>mappings</c>: subject to destination, or to weighted destinations.</summary>
internal static class MappingReader
{
    private const int WeightMax = 100;

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options) =>
        options.Mappings = ReadList(context, entry);

    public static List<SubjectMappingOptions> ReadList(ReadingContext context, ConfigEntry entry)
    {
        var mappings = new List<SubjectMappingOptions>();
        if (!context.Values.Map(entry, out var map))
        {
            return mappings;
        }

        foreach (var mapping in map.Entries)
        {
            if (!SubjectShape.IsValid(mapping.Key))
            {
                if (!mapping.IsVariable)
                {
                    context.Diagnostics.Error(mapping.KeyPosition, $"subject \"{mapping.Key}\" is not a valid subject");
                }

                continue;
            }

            var destinations = Destinations(context, mapping);
            if (destinations.Count > 0)
            {
                mappings.Add(new SubjectMappingOptions { Source = mapping.Key, Destinations = destinations });
            }
        }

        return mappings;
    }

    private static List<MappingDestinationOptions> Destinations(ReadingContext context, ConfigEntry mapping)
    {
        var found = new List<MappingDestinationOptions>();
        IReadOnlyList<ConfigNode> values = mapping.Value is ConfigArray array ? array.Items : [mapping.Value];
        foreach (var value in values)
        {
            var destination = value switch
            {
                ConfigMap map => WeightedDestination(context, map),
                ConfigString text when mapping.Value is ConfigString => new MappingDestinationOptions { Subject = text.Value },
                _ => null,
            };
            if (destination is not null)
            {
                Add(context, mapping, value.Position, destination, found);
            }
            else if (value is not ConfigMap)
            {
                context.Diagnostics.Error(value.Position, $"expected an entry for the mapping destination, not {value.Kind}");
            }
        }

        return found;
    }

    private static void Add(
        ReadingContext context,
        ConfigEntry mapping,
        ConfigPosition position,
        MappingDestinationOptions destination,
        List<MappingDestinationOptions> found)
    {
        var error = Check(context.Checks.Mapping, mapping.Key, destination.Subject);
        if (found.Any(other => other.Subject == destination.Subject))
        {
            error = $"duplicate entry for \"{destination.Subject}\"";
        }
        else if (found.Where(other => other.Cluster == destination.Cluster).Sum(other => other.Weight) + destination.Weight > WeightMax)
        {
            error = "total weight needs to be <= 100";
        }

        if (error is null)
        {
            found.Add(destination);
            return;
        }

        context.Diagnostics.Error(position, $"error adding mapping for \"{mapping.Key}\" to \"{destination.Subject}\": {error}");
    }

    private static string? Check(MappingCheck? check, string source, string destination)
    {
        if (destination.Length == 0)
        {
            return "the destination is empty";
        }

        return SubjectShape.EndsInTail(source) != SubjectShape.EndsInTail(destination) || SubjectShape.HasStar(destination)
            ? "invalid subject"
            : check?.Invoke(source, destination);
    }

    private static MappingDestinationOptions? WeightedDestination(ReadingContext context, ConfigMap map)
    {
        var destination = new MappingDestinationOptions();
        var isRead = true;
        var hasWeight = false;
        foreach (var entry in map.Entries)
        {
            switch (entry.Key.ToLowerInvariant())
            {
                case "dest" or "destination":
                    isRead &= context.Values.Text(entry, out var subject);
                    destination.Subject = subject ?? "";
                    break;
                case "cluster":
                    isRead &= context.Values.Text(entry, out var cluster);
                    destination.Cluster = cluster;
                    break;
                case "weight":
                    hasWeight = true;
                    isRead &= TryWeight(context, entry, out var weight);
                    destination.Weight = weight;
                    break;
                default:
                    context.Values.UnknownField(entry, ["destination", "cluster", "weight"]);
                    isRead &= entry.IsVariable;
                    break;
            }
        }

        if (isRead && !hasWeight)
        {
            isRead = context.Values.Error(map.Position, $"missing weight for mapping destination \"{destination.Subject}\"");
        }

        return isRead ? destination : null;
    }

    /// <summary>Percent: 50, "50" or "50%".</summary>
    private static bool TryWeight(ReadingContext context, ConfigEntry entry, out int weight)
    {
        long value = -1;
        if (entry.Value is ConfigInteger integer)
        {
            value = integer.Value;
        }
        else if (entry.Value is ConfigString { Value: var text }
            && !long.TryParse(text.EndsWith('%') ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            value = -1;
        }

        weight = value is >= 0 and <= WeightMax ? (int)value : 0;
        return weight == value || context.Values.Error(
            entry.Value.Position, "the weight of a mapping destination must be 0 to 100, or \"0%\" to \"100%\"");
    }
}
