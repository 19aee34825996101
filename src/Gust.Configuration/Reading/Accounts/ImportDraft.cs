using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>An import while it is read: its keys come in any order.</summary>
internal sealed class ImportDraft(ImportOptions import)
{
    public ImportOptions Import { get; } = import;

    /// <summary>It is known whether it is a stream or a service.</summary>
    public bool HasKind { get; set; }

    public ConfigEntry? AllowTrace { get; set; }

    public ConfigEntry? Prefix { get; set; }

    public ConfigEntry? Share { get; set; }

    public ConfigEntry? To { get; set; }

    /// <summary>What can be said only when all keys are known.</summary>
    public bool Check(ReadingContext context, ConfigPosition position)
    {
        if (!HasKind)
        {
            return context.Values.Error(position, "an import needs a 'stream' or a 'service'");
        }

        var isStream = Import.Kind == ShareKind.Stream;
        if (isStream && To is not null && Prefix is not null)
        {
            return context.Values.Error(Prefix.KeyPosition, "stream import can not have a 'prefix' and a 'to' property");
        }

        if (!isStream && AllowTrace is not null)
        {
            return context.Values.Error(AllowTrace.KeyPosition, "detected allow_trace directive on a non-stream");
        }

        NoteUseless(context, isStream ? Share : Prefix);
        Import.Prefix = isStream ? Import.Prefix : null;
        return true;
    }

    private void NoteUseless(ReadingContext context, ConfigEntry? key)
    {
        if (key is not null)
        {
            context.Diagnostics.Note(key.KeyPosition, $"'{key.Key}' has no effect on the import of a {Import.Kind.InWords()}");
        }
    }
}
