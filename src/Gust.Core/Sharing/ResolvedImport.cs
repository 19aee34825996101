using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>An import that may be used, with the export that allows it.</summary>
internal sealed record ResolvedImport(
    Account Importer, Account Exporter, ImportDefinition Definition, ExportDefinition Export, ImportPath Path, RequestInfoKind Info);
