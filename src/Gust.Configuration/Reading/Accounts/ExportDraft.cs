using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>An export while it is read: its keys come in any order, and some of them are for services only.</summary>
internal sealed class ExportDraft(ExportOptions export)
{
    private readonly Dictionary<string, ConfigEntry> _forServices = [];

    public ExportOptions Export { get; } = export;

    /// <summary>It is known whether it is a stream or a service.</summary>
    public bool HasKind { get; set; }

    /// <summary>Notes a key that only services have; an error when it was there already under another spelling.</summary>
    public bool TakeOnce(ReadingContext context, ConfigEntry key, string meaning) =>
        _forServices.TryAdd(meaning, key) || context.Values.Error(key.KeyPosition, $"duplicate {meaning} detected: '{key.Key}'");

    /// <summary>What can be said only when all keys are known.</summary>
    public bool Check(ReadingContext context, ConfigPosition position)
    {
        if (!HasKind)
        {
            return context.Values.Error(position, "an export needs a 'stream' or a 'service'");
        }

        if (Export.Kind == ShareKind.Service || _forServices.Count == 0)
        {
            return true;
        }

        foreach (var key in _forServices.Values)
        {
            context.Diagnostics.Error(key.KeyPosition, $"detected '{key.Key}' on a stream: only services have it");
        }

        return false;
    }
}
