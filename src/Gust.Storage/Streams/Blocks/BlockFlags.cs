namespace Gust.Storage.Streams.Blocks;

[Flags]
internal enum BlockFlags
{
    None = 0,
    InOrderOfTime = 1,
    Sealed = 2,

    /// <summary>Its file holds pieces.</summary>
    Coded = 4,
}
