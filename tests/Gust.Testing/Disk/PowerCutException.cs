namespace Gust.Testing.Disk;

/// <summary>The power went off. No <see cref="IOException"/>, so that nothing handles it; the disk answers nothing else until it has crashed.</summary>
internal sealed class PowerCutException() : Exception("the power is off");
