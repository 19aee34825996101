namespace Gust.Cli.Admin.Checks;

/// <summary>What a check found: what is wrong, what is well, and numbers.</summary>
/// <param name="suite">The kind of check.</param>
/// <param name="name">What was checked.</param>
internal sealed class CheckResult(string suite, string name)
{
    private readonly List<string> _criticals = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _fine = [];
    private readonly List<CheckMetric> _metrics = [];

    public string Suite { get; } = suite;

    /// <summary>May become known on the way.</summary>
    public string Name { get; set; } = name;

    public IReadOnlyList<string> Criticals => _criticals;

    public IReadOnlyList<string> Warnings => _warnings;

    public IReadOnlyList<string> Fine => _fine;

    public IReadOnlyList<CheckMetric> Metrics => _metrics;

    public CheckStatus Status => _criticals.Count > 0 ? CheckStatus.Critical
        : _warnings.Count > 0 ? CheckStatus.Warning
        : _fine.Count > 0 || _metrics.Count > 0 ? CheckStatus.Ok
        : CheckStatus.Unknown;

    /// <summary>As monitoring systems write it.</summary>
    public string StatusText => Status.ToString().ToUpperInvariant();

    public void Critical(string text) => _criticals.Add(text);

    public void Warn(string text) => _warnings.Add(text);

    public void Ok(string text) => _fine.Add(text);

    public void Measure(CheckMetric metric) => _metrics.Add(metric);

    /// <summary>Fine, or critical.</summary>
    public void Require(bool isFine, string fine, string wrong)
    {
        if (isFine)
        {
            Ok(fine);
        }
        else
        {
            Critical(wrong);
        }
    }

    /// <summary>Adds a metric and judges it by its thresholds: too much is bad; of counts too little where the warning stands above the critical one.</summary>
    /// <param name="metric">With its thresholds; without any nothing is said of it.</param>
    /// <param name="text">Of a value.</param>
    public void Judge(CheckMetric metric, Func<double, string> text)
    {
        Measure(metric);
        bool isInverse = metric is { Unit: "", Warning: { } warning, Critical: { } critical } && warning > critical;
        JudgeAs(metric, isInverse, text);
    }

    /// <summary>The same where less is worse, whatever the thresholds are.</summary>
    public void JudgeAtLeast(CheckMetric metric, Func<double, string> text)
    {
        Measure(metric);
        JudgeAs(metric, isInverse: true, text);
    }

    private void JudgeAs(CheckMetric metric, bool isInverse, Func<double, string> text)
    {
        string found = $"{metric.Help} {text(metric.Value)}";
        if (Passes(metric.Critical))
        {
            Critical(found);
        }
        else if (Passes(metric.Warning))
        {
            Warn(found);
        }
        else if (metric.Critical is not null || metric.Warning is not null)
        {
            Ok(found);
        }

        bool Passes(double? threshold) => threshold is { } limit && (isInverse ? metric.Value <= limit : metric.Value >= limit);
    }
}
