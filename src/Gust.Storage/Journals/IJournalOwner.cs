namespace Gust.Storage.Journals;

/// <summary>Who appends to a journal and wants to know what became of it. Called on the journal's thread with no lock held; must be quick and must not throw.</summary>
internal interface IJournalOwner
{
    /// <summary>All records of this owner up to and with that position are committed. Positions come in rising order.</summary>
    void OnCommitted(long position);

    /// <summary>
    /// None of this owner's records behind the last committed position has been committed, nor will be. Its writer refuses until
    /// <see cref="JournalWriter.Resume"/>, so that nothing that builds on them gets into the journal.
    /// </summary>
    void OnFailed(IOException why);
}
