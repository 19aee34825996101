namespace Gust.Security.Definitions;

/// <summary>What an account shares under a subject.</summary>
internal enum ShareKind
{
    /// <summary>Messages that flow from the exporter to the importer.</summary>
    Stream,

    /// <summary>Requests that flow from the importer to the exporter, and their answers.</summary>
    Service,
}
