using Gust.Configuration.Syntax;

namespace Gust.Configuration.Unbuilt;

/// <summary>The kind of a value, and kinds in words.</summary>
internal static class ValueKindNames
{
    public static ValueKinds KindOf(this ConfigNode node) => node switch
    {
        ConfigString => ValueKinds.Text,
        ConfigInteger => ValueKinds.Integer,
        ConfigFloat => ValueKinds.Float,
        ConfigBoolean => ValueKinds.Boolean,
        ConfigArray => ValueKinds.List,
        ConfigMap => ValueKinds.Map,
        _ => 0,
    };

    /// <summary><c>a string or an integer</c>.</summary>
    public static string InWords(this ValueKinds kinds)
    {
        (ValueKinds Kind, string Name)[] names =
        [
            (ValueKinds.Map, "a map"), (ValueKinds.List, "an array"), (ValueKinds.Text, "a string"),
            (ValueKinds.Integer, "an integer"), (ValueKinds.Float, "a floating-point number"), (ValueKinds.Boolean, "true or false"),
        ];
        return string.Join(" or ", names.Where(name => kinds.HasFlag(name.Kind)).Select(name => name.Name));
    }
}
