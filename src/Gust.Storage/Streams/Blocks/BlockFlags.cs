namespace Gust.Storage.Streams.Blocks;

[Flags]
internal enum BlockFlags
{
    None = 0,
    InOrderOfTime = 1,
    Sealed = 2,
}
