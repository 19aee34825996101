namespace Gust.Configuration.Syntax;

/// <summary>A value of a configuration file. Immutable once parsed; a variable's value is shared by all its references.</summary>
internal abstract class ConfigNode(ConfigPosition position)
{
    public ConfigPosition Position { get; private set; } = position;

    /// <summary>What the value is, in words for an error message: <c>a string</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Size with all references expanded; kept below <see cref="ConfigLimits.WeightMax"/>.</summary>
    public virtual long Weight => 1;

    /// <summary>Levels of maps and arrays in it; kept below <see cref="ConfigLimits.DepthMax"/>.</summary>
    public virtual int Height => 0;

    /// <summary>The same value, reported at the place where a variable refers to it.</summary>
    public ConfigNode At(ConfigPosition position)
    {
        var copy = (ConfigNode)MemberwiseClone();
        copy.Position = position;
        return copy;
    }
}
