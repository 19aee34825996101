using System.Globalization;

namespace Gust.Cli.Bench;

/// <summary>The subjects of a benchmark's messages, by their numbers; made before the clock starts where they are not too many.</summary>
internal sealed class BenchSubjects
{
    private const long MadeAheadMax = 100_000;
    private readonly BenchOptions _options;
    private readonly string[] _made;

    public BenchSubjects(BenchOptions options)
    {
        _options = options;
        long count = options.MultiSubjectMax == 0 ? options.Messages : options.MultiSubjectMax;
        _made = !options.MultiSubject ? [options.Subject] : count > MadeAheadMax ? [] : [.. Enumerable.Range(0, (int)count).Select(n => Make(n))];
    }

    public string this[long number] => _made.Length > 0 ? _made[(int)(number % _made.Length)] : Make(number);

    private string Make(long number)
    {
        long token = _options.MultiSubjectMax == 0 ? number : number % _options.MultiSubjectMax;
        return string.Create(CultureInfo.InvariantCulture, $"{_options.Subject}.{token}");
    }
}
