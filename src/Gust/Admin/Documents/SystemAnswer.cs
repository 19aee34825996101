namespace Gust.Cli.Admin.Documents;

/// <summary>The envelope of what a server answers to a request: a document, or an error.</summary>
internal sealed class SystemAnswer<T>
    where T : class
{
    public ServerIdentity Server { get; set; } = new();

    public T? Data { get; set; }

    public SystemError? Error { get; set; }
}
