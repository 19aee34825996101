using Gust.Foundation;
using System.Buffers;
namespace Gust.Subjects;
internal enum MappingOutcome { Unmapped, Mapped, Dropped }
internal sealed class SubjectMappings { public MappingOutcome Map(ReadOnlySpan<byte> s, IBufferWriter<byte> o, IRandom r) => MappingOutcome.Unmapped; }
