namespace Gust.Conformance.Scripting;

/// <summary>How the bytes of a sending step reach the server.</summary>
internal enum SendMode
{
    Whole,
    ByteByByte,
}
