namespace Gust.Configuration.Reading;

/// <summary>Says what is wrong with a subject mapping, or null. The transform's rules live in the room Subjects.</summary>
internal delegate string? MappingCheck(string source, string destination);
