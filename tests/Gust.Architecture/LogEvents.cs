using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gust.Architecture;

/// <summary>All events that the code of the product can log.</summary>
internal static class LogEvents
{
    private static readonly Lazy<LogEvent[]> Found = new(() => [.. SourceTree.CSharp
        .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
        .Select(path => (path, text: SourceTree.Read(path)))
        .Where(file => file.text.Contains("LoggerMessage", StringComparison.Ordinal))
        .SelectMany(file => In(file.path, file.text))
        .OrderBy(one => one.Id)]);

    public static IReadOnlyList<LogEvent> All => Found.Value;

    private static IEnumerable<LogEvent> In(string path, string text) =>
        from method in CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        from attribute in method.AttributeLists.SelectMany(list => list.Attributes)
        where attribute.Name.ToString() == "LoggerMessage"
        select Read(path, method, attribute.ArgumentList!.Arguments);

    private static LogEvent Read(string path, MethodDeclarationSyntax method, SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        AttributeArgumentSyntax? name = arguments.SingleOrDefault(argument => argument.NameEquals?.Name.ToString() == "EventName");
        return new LogEvent(
            path,
            int.Parse(arguments[0].ToString(), CultureInfo.InvariantCulture),
            name is null ? method.Identifier.Text : TextOf(name),
            arguments[1].ToString().Split('.')[1],
            TextOf(arguments[2]));
    }

    private static string TextOf(AttributeArgumentSyntax argument) => ((LiteralExpressionSyntax)argument.Expression).Token.ValueText;
}
