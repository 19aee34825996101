using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.JetStream.Lookup;

/// <summary>Checks a document against a schema and says what came of it.</summary>
internal static class SchemaCheck
{
    /// <summary>Writes the verdict; gives the command's exit code.</summary>
    /// <param name="context">Of the command.</param>
    /// <param name="schema">Its name.</param>
    /// <param name="json">The document.</param>
    /// <param name="verdict">What it is when it is valid.</param>
    /// <param name="isJson">Whether to write the errors as JSON, and nothing else.</param>
    public static int Report(CommandContext context, string schema, ReadOnlyMemory<byte> json, string verdict, bool isJson = false)
    {
        IReadOnlyList<string> errors = Errors(schema, json);
        if (isJson)
        {
            context.Out.Line(JsonOutput.Texts(errors));
        }
        else
        {
            context.Out.Text(errors.Count == 0 ? $"It is {verdict}\n" : $"Validation errors in {schema}:\n\n{string.Concat(errors.Select(e => $"  {e}\n"))}");
        }

        context.Out.Flush();
        return errors.Count == 0 ? CliApp.Success : CliApp.Failure;
    }

    private static IReadOnlyList<string> Errors(string schema, ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return SchemaValidator.Validate(SchemaStore.Get(schema), document.RootElement);
        }
        catch (JsonException e)
        {
            return [$"this is no JSON: {JsonSyntaxFault.Text(e)}"];
        }
    }
}
