namespace Gust.Configuration.Unbuilt;

/// <summary>Types of value a key takes.</summary>
[Flags]
internal enum ValueKinds
{
    Text = 1,
    Integer = 2,
    Float = 4,
    Boolean = 8,
    List = 16,
    Map = 32,
    Any = Text | Integer | Float | Boolean | List | Map,
}
