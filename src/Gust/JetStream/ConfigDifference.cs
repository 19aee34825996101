using System.Text;
using System.Text.Json;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream;

/// <summary>What changes between two configurations: a line with a minus for what was, one with a plus for what will be.</summary>
internal static class ConfigDifference
{
    /// <summary>Empty when both say the same.</summary>
    public static string Of<T>(JsonShape<T> shape, T before, T after)
        where T : class
    {
        Dictionary<string, string> old = Fields(shape, before);
        Dictionary<string, string> @new = Fields(shape, after);
        var text = new StringBuilder();
        foreach (string name in shape.Fields.Select(field => field.Name))
        {
            string? was = old.GetValueOrDefault(name);
            string? becomes = @new.GetValueOrDefault(name);
            if (was != becomes)
            {
                _ = was is null ? text : text.Append($"- {name}: {was}\n");
                _ = becomes is null ? text : text.Append($"+ {name}: {becomes}\n");
            }
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Fields<T>(JsonShape<T> shape, T config)
        where T : class
    {
        using JsonDocument document = JsonDocument.Parse(ConfigFile.Compact(shape, config));
        return document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetRawText());
    }
}
