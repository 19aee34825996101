using System.Collections.Frozen;
using System.Text.Json;

namespace Gust.JetStream.Model;

/// <summary>What Data/errors.json says of each error.</summary>
internal static class ErrorTable
{
    private const string ResourceName = "errors.json";
    private static readonly FrozenDictionary<ErrorCode, JetStreamError> s_errors = Load().ToFrozenDictionary(error => error.ErrorCode);

    public static IReadOnlyCollection<JetStreamError> All => s_errors.Values;

    /// <summary>The error with its placeholders still in the description.</summary>
    public static JetStreamError Get(ErrorCode code) => s_errors[code];

    private static IEnumerable<JetStreamError> Load()
    {
        using Stream data = typeof(ErrorTable).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"{ResourceName} is not embedded");
        using JsonDocument document = JsonDocument.Parse(data);
        return
        [
            .. document.RootElement.EnumerateArray().Select(entry => new JetStreamError(
                entry.GetProperty("code").GetInt32(),
                (ErrorCode)entry.GetProperty("error_code").GetInt32(),
                entry.GetProperty("description").GetString()!)),
        ];
    }
}
