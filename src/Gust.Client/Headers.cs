using System.Collections;

namespace Gust.Client;

/// <summary>Header fields of a message, in order; a name may come several times. Names keep their case.</summary>
internal sealed class Headers : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public int Count => _fields.Count;

    /// <summary>The first value of <paramref name="name"/>, or null. Case counts, as for the server.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, string> field in _fields)
            {
                if (field.Key == name)
                {
                    return field.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Adds a field; refuses what would break the header block apart.</summary>
    public void Add(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny(":\r\n"))
        {
            throw new ArgumentException($"\"{name}\" is not a header name: it must not be empty or hold a colon or line break", nameof(name));
        }

        if (value.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ArgumentException($"the value of header \"{name}\" holds a line break", nameof(value));
        }

        _fields.Add(new(name, value));
    }

    /// <summary>Adds what a peer sent, unchecked: the server forwards header blocks as they are.</summary>
    public void AddReceived(string name, string value) => _fields.Add(new(name, value));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
