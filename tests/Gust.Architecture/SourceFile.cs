using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gust.Architecture;

/// <summary>One C# file, parsed.</summary>
internal sealed class SourceFile
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);
    private readonly CompilationUnitSyntax _root;

    public SourceFile(string path)
    {
        Path = path;
        string text = SourceTree.Read(path);
        Lines = text.Count(c => c == '\n');
        _root = CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot();
    }

    public string Path { get; }

    public int Lines { get; }

    /// <summary>Types that stand by themselves, without those inside others.</summary>
    public IEnumerable<string> Types =>
        _root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax @delegate => @delegate.Identifier.Text,
                _ => null,
            })
            .OfType<string>();

    public string? Namespace => _root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();

    /// <summary>Methods, constructors, accessors and local functions with the lines they take, attributes and comments apart.</summary>
    public IEnumerable<(string Name, int Lines)> Methods =>
        _root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax)
            .Select(node => (NameOf(node), LinesOf(node)));

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => node.Kind().ToString(),
    };

    private static int LinesOf(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
