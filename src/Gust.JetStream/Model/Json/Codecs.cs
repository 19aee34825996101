namespace Gust.JetStream.Model.Json;

/// <summary>The kinds of values in the API's documents, by the reference's names for them.</summary>
internal static class Codecs
{
    public static readonly JsonCodec<string> Text = new TextCodec();
    public static readonly JsonCodec<bool> Flag = new FlagCodec();
    public static readonly JsonCodec<long> Int = new IntegerCodec<long>("int");
    public static readonly JsonCodec<long> Int64 = new IntegerCodec<long>("int64");
    public static readonly JsonCodec<int> Int32 = new IntegerCodec<int>("int32");
    public static readonly JsonCodec<ulong> UInt64 = new IntegerCodec<ulong>("uint64");
    public static readonly JsonCodec<long> Duration = new IntegerCodec<long>("time.Duration");
    public static readonly JsonCodec<WireTime> Time = new TimeCodec();
    public static readonly JsonCodec<WireTime?> OptionalTime = new OptionalTimeCodec();
    public static readonly JsonCodec<IReadOnlyList<string>?> Texts = new ListCodec<string>(Text, () => "");
    public static readonly JsonCodec<IReadOnlyList<long>?> Durations = new ListCodec<long>(Duration, () => 0);
    public static readonly JsonCodec<IReadOnlyList<ulong>?> Sequences = new ListCodec<ulong>(UInt64, () => 0);
    public static readonly JsonCodec<IReadOnlyDictionary<string, string>?> TextMap = new MapCodec<string>(Text, "");
    public static readonly JsonCodec<IReadOnlyDictionary<string, ulong>?> CountMap = new MapCodec<ulong>(UInt64, 0);

    public static JsonCodec<T?> Object<T>(JsonShape<T> shape)
        where T : class, new() => new ObjectCodec<T>(shape);

    /// <param name="shape">Of the elements.</param>
    /// <param name="isPointer">Whether the reference keeps pointers: its error texts tell.</param>
    public static JsonCodec<IReadOnlyList<T>?> Objects<T>(JsonShape<T> shape, bool isPointer = false)
        where T : class, new() => new ListCodec<T>(new ObjectCodec<T>(shape)!, () => new T(), isPointer ? "*" : "");

    public static JsonCodec<IReadOnlyDictionary<string, T>?> ObjectMap<T>(JsonShape<T> shape)
        where T : class, new() => new MapCodec<T>(new ObjectCodec<T>(shape)!, null!); // each value is read into one of its own
}
