using System.Buffers;
using BenchmarkDotNet.Attributes;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Bench.Micro;

/// <summary>One rewritten subject. Allocated must be 0.</summary>
public class SubjectTransformBenchmarks
{
    private static readonly byte[] s_subject = "orders.eu-west.4711.created"u8.ToArray();
    private readonly ArrayBufferWriter<byte> _output = new();
    private SubjectTransform _transform = null!;

    [Params("all.$1.$2.>", "p.{{partition(16,1,2)}}.$1.$2.>", "s.{{split(1,-)}}.{{left(2,2)}}.>")]
    public string Destination { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _transform = SubjectTransform.TryCreate("orders.*.*.>", Destination, out var transform, out var error)
        ? transform
        : throw new InvalidOperationException(error);

    [Benchmark]
    public int Transform()
    {
        _output.ResetWrittenCount();
        _transform.Transform(s_subject, _output, SystemRandom.Instance);
        return _output.WrittenCount;
    }
}
