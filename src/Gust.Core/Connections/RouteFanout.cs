namespace Gust.Core.Connections;

/// <summary>How many targets the subjects have that connections remember: plain subscriptions, and a queue group as one.</summary>
internal readonly record struct RouteFanout(long Subjects, long Targets, int Max)
{
    public double Average => Subjects == 0 ? 0 : (double)Targets / Subjects;

    public RouteFanout With(int targets) => new(Subjects + 1, Targets + targets, Math.Max(Max, targets));

    public static RouteFanout operator +(RouteFanout one, RouteFanout other) =>
        new(one.Subjects + other.Subjects, one.Targets + other.Targets, Math.Max(one.Max, other.Max));
}
