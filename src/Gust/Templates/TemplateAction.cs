using System.Buffers;
using System.Globalization;
using System.Text;
using Gust.Client;

namespace Gust.Cli.Templates;

/// <summary>One <c>{{...}}</c>: a function with its arguments, resolved when the template is parsed.</summary>
internal sealed class TemplateAction
{
    private const int RandomLengthMax = 64 * 1024 * 1024;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private readonly Action<TemplateScope, IBufferWriter<byte>> _write;

    private TemplateAction(Action<TemplateScope, IBufferWriter<byte>> write) => _write = write;

    public void Write(TemplateScope scope, IBufferWriter<byte> target) => _write(scope, target);

    /// <summary>Understands what stands between the braces.</summary>
    public static TemplateAction Parse(string text)
    {
        List<string> words = Words(text);
        string name = words[0].TrimStart('.');
        if (name == "Random")
        {
            return ParseRandom(text, words);
        }

        if (words.Count > 1)
        {
            throw new TemplateException($"{{{{{text}}}}} has more arguments than {name} takes");
        }

        return name switch
        {
            "Count" or "Cnt" => FromText(s => s.Count.ToString(CultureInfo.InvariantCulture)),
            "TimeStamp" => FromText(s => TimeStamp(s.Now)),
            "Time" => FromText(s => s.Now.ToString("h:mmtt", CultureInfo.InvariantCulture)),
            "Unix" => FromText(s => s.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            "UnixNano" => FromText(s => ((s.Now.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100).ToString(CultureInfo.InvariantCulture)),
            "ID" => FromText(s => UniqueId.Next(s.Random)),
            "UUID" => FromText(NewUuid),
            "Request" => new TemplateAction((scope, target) => target.Write(scope.Request.Span)),
            _ when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) =>
                FromText(s => index < s.SubjectTokens.Count ? s.SubjectTokens[index] : name),
            ['"' or '`', ..] => FromText(_ => name[1..^1]),
            _ => throw new TemplateException(
                $"{{{{{text}}}}} is not known; there are Count, TimeStamp, Time, Unix, UnixNano, ID, UUID, Request and Random MIN MAX"),
        };
    }

    private static TemplateAction FromText(Func<TemplateScope, string> value) =>
        new((scope, target) => Encoding.UTF8.GetBytes(value(scope), target));

    private static TemplateAction ParseRandom(string text, List<string> words)
    {
        if (words.Count != 3 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int a)
            || !int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out int b) || a > RandomLengthMax || b > RandomLengthMax)
        {
            throw new TemplateException($"{{{{{text}}}}} must give the shortest and the longest length, such as {{{{Random 10 100}}}}");
        }

        (int min, int max) = a < b ? (a, b) : (b, a);
        return new TemplateAction((scope, target) =>
        {
            int length = min + scope.Random.Next(max - min + 1);
            Span<byte> span = target.GetSpan(length + 1);
            for (int i = 0; i < length; i++)
            {
                span[i] = (byte)Letters[scope.Random.Next(Letters.Length)];
            }

            target.Advance(length);
        });
    }

    private static List<string> Words(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            throw new TemplateException("{{}} is empty");
        }

        bool quoted = trimmed.Length > 1 && trimmed[0] is '"' or '`' && trimmed[^1] == trimmed[0];
        return quoted ? [trimmed] : [.. trimmed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>RFC 3339 with seconds; UTC is a Z.</summary>
    private static string TimeStamp(DateTimeOffset now) =>
        now.ToString(now.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string NewUuid(TemplateScope scope)
    {
        Span<byte> bytes = stackalloc byte[16];
        scope.Random.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
