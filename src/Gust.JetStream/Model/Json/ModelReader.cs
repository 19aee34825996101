using System.Text;
using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>Where a document is being read, and the first thing that was wrong with it, in the reference's words.</summary>
/// <param name="rootName">What the reference calls the record at the top.</param>
/// <param name="isStrict">Whether an unknown field is an error.</param>
internal sealed class ModelReader(string rootName, bool isStrict)
{
    private readonly List<string> _path = [];
    private readonly List<bool> _isElement = [];

    public string? Error { get; private set; }

    public void EnterField(string name) => Enter(name, isElement: false);

    public void EnterElement(int index) => Enter($"{index}", isElement: true);

    public void Leave()
    {
        _path.RemoveAt(_path.Count - 1);
        _isElement.RemoveAt(_isElement.Count - 1);
    }

    /// <summary>Keeps the first error; what follows it is of no interest to anybody.</summary>
    public void Refuse(string error) => Error ??= error;

    public void RefuseUnknown(string name)
    {
        if (isStrict)
        {
            Refuse($"json: unknown field {GoQuote.Quote(name)}");
        }
    }

    /// <summary>A value of another kind than the field's.</summary>
    /// <param name="element">The value.</param>
    /// <param name="typeName">The field's type.</param>
    /// <param name="showNumber">Whether the text has the number: it is one, and does not fit.</param>
    public void RefuseType(JsonElement element, string typeName, bool showNumber = false)
    {
        string what = element.ValueKind switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => showNumber ? $"number {element.GetRawText()}" : "number",
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Array => "array",
            _ => "object",
        };
        Refuse($"json: cannot unmarshal {what} into {Place()} of type {typeName}");
    }

    private void Enter(string name, bool isElement)
    {
        _path.Add(name);
        _isElement.Add(isElement);
    }

    private string Place()
    {
        if (_path.Count == 0)
        {
            return "Go value";
        }

        StringBuilder place = new(_isElement[^1] ? "" : "Go struct field ");
        return place.Append(rootName).Append('.').AppendJoin('.', _path).ToString();
    }
}
