namespace Gust.JetStream.Model.Json;

/// <summary>Lists the fields of a record, in the order of the wire. <c>Always</c> writes empty values too, <c>Optional</c> leaves them out.</summary>
internal sealed class JsonShapeBuilder<T>(string name)
    where T : class
{
    private readonly List<JsonField<T>> _fields = [];

    public JsonShapeBuilder<T> Always<TValue>(string name, JsonCodec<TValue> codec, Func<T, TValue> get, Action<T, TValue> set) =>
        Add(new ValueField<T, TValue>(name, codec, get, set, omitEmpty: false));

    public JsonShapeBuilder<T> Optional<TValue>(string name, JsonCodec<TValue> codec, Func<T, TValue> get, Action<T, TValue> set) =>
        Add(new ValueField<T, TValue>(name, codec, get, set, omitEmpty: true));

    /// <summary>All fields of a part, in this place.</summary>
    public JsonShapeBuilder<T> Inline<TPart>(JsonShape<TPart> shape, Func<T, TPart?> get)
        where TPart : class
    {
        _fields.AddRange(shape.Fields.Select(field => new PartField<T, TPart>(field, get)));
        return this;
    }

    public JsonShape<T> Build() => new(name, [.. _fields]);

    private JsonShapeBuilder<T> Add(JsonField<T> field)
    {
        _fields.Add(field);
        return this;
    }
}
