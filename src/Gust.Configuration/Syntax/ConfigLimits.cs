namespace Gust.Configuration.Syntax;

/// <summary>Bounds of what a configuration may ask of the parser, so that no input can exhaust stack, memory or patience.</summary>
internal static class ConfigLimits
{
    /// <summary>Nested maps and arrays, including what variables bring in. The deepest real block has eight.</summary>
    public const int DepthMax = 128;

    /// <summary>Weight of all values after variables are resolved: repeated references to large blocks multiply.</summary>
    public const long WeightMax = 1_000_000;

    /// <summary>Files one configuration may include, counting each inclusion.</summary>
    public const int IncludesMax = 1_000;

    /// <summary>Files that include one another, from the first to the innermost.</summary>
    public const int IncludeDepthMax = 32;

    public const int FileBytesMax = 64 * 1024 * 1024;

    /// <summary>Errors kept, and warnings; more of them would tell nobody more.</summary>
    public const int ErrorsMax = 100;

    /// <summary>To be asked after each value that is added to a map or an array.</summary>
    public static void Check(ConfigNode container, ConfigPosition position)
    {
        if (container.Height > DepthMax)
        {
            throw new ConfigSyntaxException(position, $"more than {DepthMax} levels of maps and arrays");
        }

        if (container.Weight > WeightMax)
        {
            throw new ConfigSyntaxException(position, "the configuration with its variables resolved is too large");
        }
    }
}
