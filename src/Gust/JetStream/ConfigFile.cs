using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Cli.Files;
using Gust.Cli.Output;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream;

/// <summary>Configurations in files: the documents of the API, or what <c>info --json</c> writes.</summary>
internal static class ConfigFile
{
    private const string WithinInfo = "config";

    /// <summary>Reads a file over a configuration.</summary>
    public static void Read<T>(string option, string file, JsonShape<T> shape, T config)
        where T : class
    {
        byte[] json = File.Exists(file) ? File.ReadAllBytes(file) : throw new CliException($"{option}: the file {file} does not exist");
        if ((Within(json) ?? ModelJson.Read(json, shape, config)) is { } error)
        {
            throw new CliException($"{option}: {file}: {error}");
        }

        string? Within(byte[] document)
        {
            try
            {
                using JsonDocument parsed = JsonDocument.Parse(document);
                if (parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty(WithinInfo, out JsonElement inner))
                {
                    json = Encoding.UTF8.GetBytes(inner.GetRawText());
                }

                return null;
            }
            catch (JsonException e)
            {
                return JsonSyntaxFault.Text(e);
            }
        }
    }

    public static void Write<T>(string file, JsonShape<T> shape, T config)
        where T : class => File.WriteAllText(file, Indented(shape, config) + "\n");

    public static string Indented<T>(JsonShape<T> shape, T config)
        where T : class => JsonOutput.Written(writer => shape.Write(writer, config));

    public static byte[] Compact<T>(JsonShape<T> shape, T config)
        where T : class
    {
        var json = new ArrayBufferWriter<byte>();
        ModelJson.Write(json, shape, config);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>Lets the user's editor change a configuration.</summary>
    public static async Task<T> EditAsync<T>(string editor, JsonShape<T> shape, T config, CancellationToken cancel)
        where T : class, new()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            Write(file, shape, config);
            await TextEditor.RunAsync(editor, file, cancel);
            var edited = new T();
            Read("the edited configuration", file, shape, edited);
            return edited;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
