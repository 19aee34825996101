namespace Gust.Security.Claims;

/// <summary>What an account takes from another: messages of its streams, or requests to its services.</summary>
internal sealed record ImportClaim
{
    public string Name { get; set; } = "";

    /// <summary>As the exporting account has it; for a service the other side of <see cref="To"/>.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The exporting account's key.</summary>
    public string Account { get; set; } = "";

    /// <summary>The activation, or its URL, where the export asks for one.</summary>
    public string Token { get; set; } = "";

    /// <summary>The older form of <see cref="LocalSubject"/>: a prefix for streams, the exported subject for services.</summary>
    public string To { get; set; } = "";

    /// <summary>As the importing account sees it; <c>$1</c> stands for the first wildcard.</summary>
    public string LocalSubject { get; set; } = "";

    public string Type { get; set; } = "";

    /// <summary>The service may know who asks.</summary>
    public bool Share { get; set; }

    public bool AllowTrace { get; set; }
}
