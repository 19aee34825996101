using System.Buffers;
using Gust.Foundation;
using Gust.JetStream.Model;
using Gust.Subjects;

namespace Gust.JetStream.Origins;

/// <summary>Under which subjects messages of an origin are kept. Owned by its link.</summary>
internal sealed class OriginTransforms
{
    private readonly List<SubjectTransform> _transforms = [];
    private readonly ArrayBufferWriter<byte> _subject = new();
    private readonly IRandom _random;

    public OriginTransforms(StreamSource origin, IRandom random)
    {
        _random = random;
        foreach (SubjectTransformConfig transform in origin.SubjectTransforms ?? [])
        {
            // One without a destination only chooses.
            if (transform.Destination.Length > 0)
            {
                _transforms.Add(SubjectTransform.TryCreate(transform.Source, transform.Destination, out SubjectTransform? made, out string? fault)
                    ? made
                    : throw new InvalidDataException($"origin {origin.Name} has a subject transform that the rules refuse: {fault}"));
            }
        }
    }

    /// <summary>The subject, good until the next call.</summary>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> subject)
    {
        foreach (SubjectTransform transform in _transforms)
        {
            _subject.ResetWrittenCount();
            if (transform.Transform(subject, _subject, _random))
            {
                return _subject.WrittenSpan;
            }
        }

        return subject;
    }
}
