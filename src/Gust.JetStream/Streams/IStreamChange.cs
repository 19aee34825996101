namespace Gust.JetStream.Streams;

/// <summary>A change of a stream that is not a message, on its way through the commit log. Told once what became of it, by the stream's owner.</summary>
internal interface IStreamChange
{
    void Apply(StreamOwner stream);

    /// <summary>It does not happen.</summary>
    void Refuse(IOException why);
}
