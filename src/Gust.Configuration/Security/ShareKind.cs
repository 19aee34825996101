namespace Gust;

/// <summary>What accounts share with each other.</summary>
public enum ShareKind
{
    /// <summary>Messages flow from the exporting account to the importing one.</summary>
    Stream,

    /// <summary>Requests of the importing account are answered by the exporting one.</summary>
    Service,
}
