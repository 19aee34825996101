using System.Text.Json;

namespace Gust.Cli.Output;

/// <summary>Says where JSON is wrong as editors count: lines and columns from one, in front of what is wrong.</summary>
internal static class JsonSyntaxFault
{
    public static string Text(JsonException fault)
    {
        string message = fault.Message;
        int place = message.IndexOf(fault.Path is null ? " LineNumber: " : " Path: ", StringComparison.Ordinal);
        return place < 0 ? message : $"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}: {message[..place].TrimEnd('.')}";
    }
}
