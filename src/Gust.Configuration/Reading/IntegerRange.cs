using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>Bounds of an integer, both included.</summary>
internal readonly record struct IntegerRange(long Min, long Max)
{
    public static IntegerRange Size31 { get; } = new(0, int.MaxValue);

    public static IntegerRange Size63 { get; } = new(0, long.MaxValue);

    /// <summary>Counts of which a negative one means that there is no limit.</summary>
    public static IntegerRange Any { get; } = new(int.MinValue, int.MaxValue);

    public static IntegerRange Any63 { get; } = new(long.MinValue, long.MaxValue);

    public bool Check(ReadingContext context, ConfigEntry entry, long value)
    {
        if (value > Max)
        {
            return context.Values.Error(entry.Value.Position, $"{entry.Key} value is too big: {value}, the most is {Max}");
        }

        return value >= Min || context.Values.Error(
            entry.Value.Position,
            Min == 0 ? $"{entry.Key} value can not be negative" : $"{entry.Key} value is too small: {value}, the least is {Min}");
    }
}
