using Gust.Configuration.Syntax;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Reading;

/// <summary>Fills the options from a parsed configuration.</summary>
internal static class ConfigurationReader
{
    public static GustServerOptions Read(ConfigDocument document, ReadingContext context)
    {
        var options = new GustServerOptions();
        foreach (var entry in document.Root.Entries)
        {
            if (ServerOptionTable.TryFind(entry.Key, out var option))
            {
                options.Positions[option.Name] = (entry.KeyPosition, entry.Value.Position);
                option.Read(context, entry, options);
            }
            else
            {
                UnbuiltFeatures.Report(context, UnbuiltFeatures.TopLevel, entry, ServerOptionTable.Names);
            }
        }

        var logging = options.Logging;
        logging.Trace |= logging.TraceVerbose || logging.TraceHeaders;
        options.Authorization.AllowForHandshake(options.Tls);
        ReportShared(context, document, options);
        if (document.Root.Count == 0)
        {
            context.Diagnostics.Warn(new ConfigPosition(document.File, 0, 0), "config has no values or is empty");
        }

        return options;
    }

    /// <summary>What can only be said when all of the file is known.</summary>
    private static void ReportShared(ReadingContext context, ConfigDocument document, GustServerOptions options)
    {
        foreach (var problem in SharedRules.Check(options))
        {
            context.Diagnostics.Error(problem.Position ?? new ConfigPosition(document.File, 0, 0), problem.Text);
        }
    }
}
