using Gust.Server.Logging;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Tests.Logging;

/// <summary>Log records without fields.</summary>
internal static class Records
{
    public static LogRecord Of(LogLevel level, string text) => new(level, default, text, Fault: null, Fields: []);
}
