using System.Text.Encodings.Web;
using System.Text.Json;
using Gust.Cli.Files;
using Gust.Cli.Output;

namespace Gust.Cli.Contexts;

/// <summary>The context files of the NATS tools: <c>nats/context/NAME.json</c> and <c>nats/context.txt</c> under the configuration home.</summary>
internal sealed class ContextStore(CliHost host)
{
    private static readonly ContextJson Json = new(new JsonSerializerOptions(ContextJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // no HTML in sight, and passwords stay readable to other tools
    });

    private readonly string _home = Path.Combine(ConfigurationHome.Of(host), "nats");

    public string PathOf(string name) => Path.Combine(_home, "context", name + ".json");

    /// <summary>Names in order; none when there is no directory yet.</summary>
    public IReadOnlyList<string> Names()
    {
        string directory = Path.Combine(_home, "context");
        return !Directory.Exists(directory)
            ? []
            : [.. Directory.GetFiles(directory, "*.json").Where(f => new FileInfo(f).Length > 0).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
    }

    public bool Exists(string name) => IsName(name) && File.Exists(PathOf(name));

    /// <summary>The selected context's name, or null.</summary>
    public string? Selected() => ReadName("context.txt");

    public string? Previous() => ReadName("previous-context.txt");

    /// <summary>Loads by name; a path to a file does as well.</summary>
    public NatsContext Load(string name)
    {
        string path = IsName(name) ? PathOf(name) : name;
        if (!File.Exists(path))
        {
            string known = string.Join(", ", Names());
            throw new CliException($"unknown context \"{name}\"; {(known.Length > 0 ? "known are " + known : $"create it with: {host.Name} context add {name}")}");
        }

        return Read(path);
    }

    public static NatsContext Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.NatsContext) ?? new NatsContext();
        }
        catch (JsonException e)
        {
            throw new CliException($"the context file {path} is not valid JSON: {JsonSyntaxFault.Text(e)}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CliException($"the context file {path} may not be read");
        }
    }

    public void Save(string name, NatsContext context)
    {
        RequireName(name);
        PrivateFile.Replace(PathOf(name), JsonSerializer.SerializeToUtf8Bytes(context, Json.NatsContext));
    }

    public static string ToJson(NatsContext context) => JsonSerializer.Serialize(context, Json.NatsContext);

    public static string ToJson(List<NatsContext> contexts) => JsonSerializer.Serialize(contexts, Json.ListNatsContext);

    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>Makes <paramref name="name"/> the default; null: none. What was selected before is remembered.</summary>
    public void Select(string? name)
    {
        if (Selected() is { } before && before != name)
        {
            PrivateFile.Replace(Path.Combine(_home, "previous-context.txt"), before);
        }

        string path = Path.Combine(_home, "context.txt");
        if (name is not null)
        {
            PrivateFile.Replace(path, name);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public static void RequireName(string name)
    {
        if (!IsName(name))
        {
            throw new CliException($"\"{name}\" is not a context name: it must not be empty or hold \"..\" or a path separator");
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !name.Contains("..", StringComparison.Ordinal) && !name.Contains('/') && !name.Contains(Path.DirectorySeparatorChar);

    private string? ReadName(string file)
    {
        string path = Path.Combine(_home, file);
        string name = File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        return name.Length > 0 ? name : null;
    }
}
