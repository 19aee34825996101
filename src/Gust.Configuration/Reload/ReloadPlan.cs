using Gust.Configuration.Reading;

namespace Gust.Configuration.Reload;

/// <summary>What a reload would change. With a refusal in it, nothing is changed at all.</summary>
internal sealed record ReloadPlan(IReadOnlyList<OptionChange> Changes, IReadOnlyList<OptionRefusal> Refusals)
{
    private const string Redacted = "[redacted]";

    public bool IsAllowed => Refusals.Count == 0;

    /// <summary>All refusals in one line, for the log.</summary>
    public string RefusalText => string.Join("; ", Refusals);

    /// <summary>What the log says when the reload is done. Users and accounts are built anew each time, changed or not.</summary>
    public IEnumerable<string> LogLines =>
        Changes.Select(change => change.LogLine).Append("Reloaded: authorization users").Append("Reloaded: accounts").Distinct();

    /// <summary>Compares what runs with what the file and the command line now say.</summary>
    public static ReloadPlan Compare(GustServerOptions running, GustServerOptions wanted)
    {
        var changes = new List<OptionChange>();
        var refusals = new List<OptionRefusal>();
        foreach (var option in ServerOptionTable.All)
        {
            if (option.Show is not { } show)
            {
                continue;
            }

            var (old, changed) = (show(running), show(wanted));
            if (string.Equals(old, changed, StringComparison.Ordinal))
            {
                continue;
            }

            var refusal = option.Refuse?.Invoke(running, wanted);
            if (refusal is not null || option.FixedName is not null)
            {
                var (shownOld, shownNew) = option.IsSecret ? (Redacted, Redacted) : (old, changed);
                refusals.Add(new OptionRefusal(option.Name, option.FixedName ?? option.Name, shownOld, shownNew) { Text = refusal });
                continue;
            }

            var text = option.Announce?.Invoke(wanted) ?? $"{option.Name} = {changed}";
            changes.Add(new OptionChange(option.Name, option.IsSecret ? null : old, option.IsSecret ? null : changed, "Reloaded: " + text));
        }

        return new ReloadPlan(changes, refusals);
    }
}
