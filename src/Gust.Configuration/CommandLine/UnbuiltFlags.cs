using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.CommandLine;

/// <summary>Answers flags of features that are not there yet.</summary>
internal static class UnbuiltFlags
{
    public static void Report(CommandLineFlags flags, FlagValue value)
    {
        if (!UnbuiltFeatures.Flags.TryFind(value.Spec.LongName, out var unbuilt))
        {
            throw new InvalidOperationException($"flag -{value.Name} is marked unbuilt but not in the table of unbuilt features");
        }

        var name = "--" + value.Spec.LongName;
        flags.Warn(UnbuiltFeatures.Warning(name, unbuilt));
    }
}
