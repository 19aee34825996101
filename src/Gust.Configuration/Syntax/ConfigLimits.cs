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

    /// <summary>Errors reported before the reading stops.</summary>
    public const int ErrorsMax = 100;
}
