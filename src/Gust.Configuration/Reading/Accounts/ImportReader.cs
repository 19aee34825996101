using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>Reads <c>imports</c>.</summary>
internal static class ImportReader
{
    private static readonly BlockReader<ImportDraft> s_keys = new BlockReader<ImportDraft>()
        .On("stream", (context, key, draft) => ReadSource(context, key, draft, ShareKind.Stream))
        .On("service", (context, key, draft) => ReadSource(context, key, draft, ShareKind.Service))
        .On("prefix", (context, key, draft) => draft.Import.Prefix = TextOf(context, draft.Prefix = key))
        .On("to", (context, key, draft) => draft.Import.To = TextOf(context, draft.To = key))
        .On("share", (context, key, draft) => draft.Import.Share = FlagOf(context, draft.Share = key))
        .On("allow_trace", (context, key, draft) => draft.Import.AllowTrace = FlagOf(context, draft.AllowTrace = key));

    private static readonly BlockReader<ImportOptions> s_sourceKeys = new BlockReader<ImportOptions>()
        .Text("account", (import, v) => import.Account = v)
        .Text("subject", (import, v) => import.Subject = v);

    public static List<ImportOptions> ReadList(ReadingContext context, ConfigEntry entry)
    {
        var imports = new List<ImportOptions>();
        if (!context.Values.Array(entry, out var items))
        {
            return imports;
        }

        foreach (var item in items.Items)
        {
            if (item is not ConfigMap block)
            {
                context.Diagnostics.Error(item.Position, $"an import should be a map with 'stream' or 'service', not {item.Kind}");
                continue;
            }

            var draft = new ImportDraft(new ImportOptions { Position = block.Position });
            if (s_keys.Read(context, block, draft) && draft.Check(context, block.Position) && CheckSubjects(context, draft))
            {
                imports.Add(draft.Import);
            }
        }

        return imports;
    }

    private static void ReadSource(ReadingContext context, ConfigEntry key, ImportDraft draft, ShareKind kind)
    {
        if (draft.HasKind)
        {
            context.Diagnostics.Error(key.KeyPosition, $"detected {key.Key} but already saw a {draft.Import.Kind.InWords()}");
            return;
        }

        draft.HasKind = true;
        draft.Import.Kind = kind;
        if (!context.Values.Map(key, out var block) || !s_sourceKeys.Read(context, block, draft.Import))
        {
            return;
        }

        if (draft.Import.Account.Length == 0 || draft.Import.Subject.Length == 0)
        {
            context.Diagnostics.Error(key.KeyPosition, "expected an account name and a subject");
        }
    }

    /// <summary>Where the import's own subject can be told to be wrong without knowing the other accounts.</summary>
    private static bool CheckSubjects(ReadingContext context, ImportDraft draft)
    {
        var import = draft.Import;
        var error = ImportRules.CheckSubjects(import);
        if (error is null && import.To is { } to && SubjectShape.HasWildcard(import.Subject))
        {
            var refusal = context.Checks.Import?.Invoke(import.Subject, to);
            error = refusal is null
                ? null
                : $"failed to create mapping transform for {import.Kind.InWords()} import subject from \"{import.Subject}\" to \"{to}\": {refusal}";
        }

        return error is null
            || context.Values.Error(
                import.Position!.Value, $"error adding {import.Kind.InWords()} import \"{import.Subject}\": {error}");
    }

    /// <summary>An empty text is none.</summary>
    private static string? TextOf(ReadingContext context, ConfigEntry key) =>
        context.Values.Text(key, out var value) && value.Length > 0 ? value : null;

    private static bool FlagOf(ReadingContext context, ConfigEntry key) => context.Values.Boolean(key, out var value) && value;
}
