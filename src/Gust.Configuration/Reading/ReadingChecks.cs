namespace Gust.Configuration.Reading;

/// <summary>Rules of other rooms that a file is held to while it is read; those that are not given are not checked.</summary>
/// <param name="Mapping">Subject mappings.</param>
/// <param name="Import">Subjects of imports, from the exporting account's to the importing one's: only wildcards are allowed in them.</param>
/// <param name="Token">JWTs.</param>
internal sealed record ReadingChecks(MappingCheck? Mapping = null, MappingCheck? Import = null, TokenCheck? Token = null);
