namespace Gust.Storage.Streams.Blocks;

/// <summary>Is told what cannot be read.</summary>
internal interface IDamageListener
{
    void OnDamage(in StreamDamage damage);
}
