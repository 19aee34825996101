namespace Gust.Storage.Journals;

/// <summary>Sees the records of a journal, each once, in the order of their positions.</summary>
internal delegate void JournalVisitor(in JournalRecord record);
