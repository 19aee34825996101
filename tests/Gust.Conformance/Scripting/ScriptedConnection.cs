using Gust.Testing;

namespace Gust.Conformance.Scripting;

/// <summary>A named connection of a script and what it has received since the transcript last took it.</summary>
internal sealed class ScriptedConnection(string name, RawConnection wire)
{
    public string Name => name;

    public RawConnection Wire => wire;

    public List<WireFrame> Received { get; } = [];

    public bool DiscardsMessages { get; set; }

    /// <summary>Its end has been written to the transcript.</summary>
    public bool EndTold { get; set; }

    /// <summary>It did not answer in time once; it is not waited for again.</summary>
    public bool IsHung { get; set; }

    public bool CanBeAsked => !wire.Ended && !IsHung;
}
