namespace Gust.Configuration.Unbuilt;

/// <summary>A key of a block: its spellings, the types it takes, and what stands inside when it is a map or a list of maps.</summary>
internal sealed record KeySpec(string[] Names, ValueKinds Kinds, BlockSchema? Block = null)
{
    /// <param name="names">All spellings, separated by blanks.</param>
    public static KeySpec Text(string names) => Of(names, ValueKinds.Text);

    public static KeySpec Integer(string names) => Of(names, ValueKinds.Integer);

    public static KeySpec Flag(string names) => Of(names, ValueKinds.Boolean);

    public static KeySpec List(string names) => Of(names, ValueKinds.List);

    /// <summary>Duration string, or seconds.</summary>
    public static KeySpec Duration(string names) => Of(names, ValueKinds.Text | ValueKinds.Integer);

    /// <summary>Timeout of authentication and TLS: a number of seconds, or a duration string.</summary>
    public static KeySpec Seconds(string names) => Of(names, ValueKinds.Text | ValueKinds.Integer | ValueKinds.Float);

    public static KeySpec Listen(string names) => Of(names, ValueKinds.Text | ValueKinds.Integer);

    /// <summary>Size that may be written as a string, as in <c>jetstream</c>.</summary>
    public static KeySpec Size(string names) => Of(names, ValueKinds.Text | ValueKinds.Integer);

    public static KeySpec TextOrList(string names) => Of(names, ValueKinds.Text | ValueKinds.List);

    public static KeySpec Map(string names, BlockSchema block) => Of(names, ValueKinds.Map, block);

    public static KeySpec Maps(string names, BlockSchema block) => Of(names, ValueKinds.List, block);

    public static KeySpec Of(string names, ValueKinds kinds, BlockSchema? block = null) => new(names.Split(' '), kinds, block);
}
