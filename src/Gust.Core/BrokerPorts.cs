using Gust.Foundation;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>What a broker gets from outside: time, chance, buffers and a place for its log.</summary>
internal sealed record BrokerPorts(TimeProvider Time, IRandom Random, ILogger Logger, BufferPool Buffers);
