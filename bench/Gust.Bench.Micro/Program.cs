using BenchmarkDotNet.Running;
using Gust.Bench.Micro;

// Without a word: BenchmarkDotNet's own switcher (try --list flat, --filter '*'). The console modes print one figure per line.
switch (args)
{
    case ["tree-memory", .. var rest]:
        TreeMemory.Run(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
        break;
    case ["journal", .. var rest]:
        JournalBench.Run(rest.Length > 0 ? rest[0] : Path.GetTempPath());
        break;
    case ["store", .. var rest]:
        StoreBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
        break;
    case ["telemetry", ..]:
        TelemetryBench.Run();
        break;
    case ["coded", ..]:
        CodedBench.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, BenchConfig.Create());
        break;
}
