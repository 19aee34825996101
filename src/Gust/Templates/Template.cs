using System.Buffers;
using System.Text;

namespace Gust.Cli.Templates;

/// <summary>
/// Text or bytes with <c>{{actions}}</c>, in the notation of Go templates as far as the NATS tools' users meet it.
/// Parsed once, rendered per message; bytes around the actions pass unchanged, whatever they are.
/// </summary>
internal sealed class Template
{
    private readonly ReadOnlyMemory<byte> _source;
    private readonly List<(ReadOnlyMemory<byte> Literal, TemplateAction? Action)> _parts = [];

    private Template(ReadOnlyMemory<byte> source) => _source = source;

    /// <summary>True when every rendering gives the source itself.</summary>
    public bool IsConstant => _parts.Count == 0;

    /// <summary>Takes <paramref name="source"/> as it is, without looking for actions.</summary>
    public static Template Constant(ReadOnlyMemory<byte> source) => new(source);

    public static Template Parse(string source) => Parse(Encoding.UTF8.GetBytes(source));

    /// <summary>Throws <see cref="TemplateException"/> for an action that is not closed or not known.</summary>
    public static Template Parse(ReadOnlyMemory<byte> source)
    {
        var template = new Template(source);
        ReadOnlyMemory<byte> rest = source;
        int open;
        while ((open = rest.Span.IndexOf("{{"u8)) >= 0)
        {
            int length = rest.Span[(open + 2)..].IndexOf("}}"u8);
            if (length < 0)
            {
                throw new TemplateException("{{ without }}");
            }

            string inner = Encoding.UTF8.GetString(rest.Span.Slice(open + 2, length));
            ReadOnlyMemory<byte> literal = rest[..open];
            rest = rest[(open + 2 + length + 2)..];
            TrimAround(ref inner, ref literal, ref rest);
            template._parts.Add((literal, inner.StartsWith("/*", StringComparison.Ordinal) ? null : TemplateAction.Parse(inner)));
        }

        if (template._parts.Count > 0)
        {
            template._parts.Add((rest, null));
        }

        return template;
    }

    public ReadOnlyMemory<byte> Render(TemplateScope scope)
    {
        if (IsConstant)
        {
            return _source;
        }

        var target = new ArrayBufferWriter<byte>();
        foreach ((ReadOnlyMemory<byte> literal, TemplateAction? action) in _parts)
        {
            target.Write(literal.Span);
            action?.Write(scope, target);
        }

        return target.WrittenMemory;
    }

    public string RenderText(TemplateScope scope) => Encoding.UTF8.GetString(Render(scope).Span);

    /// <summary><c>{{-</c> takes the blanks before it away, <c>-}}</c> those behind it.</summary>
    private static void TrimAround(ref string inner, ref ReadOnlyMemory<byte> before, ref ReadOnlyMemory<byte> after)
    {
        if (inner.StartsWith("- ", StringComparison.Ordinal))
        {
            inner = inner[1..];
            before = before.TrimEnd(" \t\r\n"u8);
        }

        if (inner.EndsWith(" -", StringComparison.Ordinal))
        {
            inner = inner[..^1];
            after = after.TrimStart(" \t\r\n"u8);
        }

        inner = inner.Trim();
    }
}
