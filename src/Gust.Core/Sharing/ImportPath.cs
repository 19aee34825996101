using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>The two names of an imported subject, in the exporting and in the importing account, and the ways between them.</summary>
/// <remarks>Immutable. Tokens are held as Latin-1 strings of their bytes, so that any byte survives.</remarks>
internal sealed class ImportPath
{
    private const int Literal = -1;
    private const int Rest = -2;

    private readonly string[] _remoteTokens;

    /// <summary>For each token of the local pattern: the index of the exporter's wildcard it stands for, or one of the constants.</summary>
    private readonly int[] _wildcards;
    private readonly SubjectTransform? _transform;

    private ImportPath(string[] remoteTokens, string[] localTokens, int[] wildcards, SubjectTransform? transform)
    {
        _remoteTokens = remoteTokens;
        _wildcards = wildcards;
        _transform = transform;
        Remote = Bytes(remoteTokens);
        Local = Bytes(localTokens);
    }

    /// <summary>Subject or pattern in the exporting account.</summary>
    public byte[] Remote { get; }

    /// <summary>Subject or pattern in the importing account.</summary>
    public byte[] Local { get; }

    /// <summary>Both accounts call it the same.</summary>
    public bool IsSame => _transform is null;

    /// <summary>Reads a definition; the error says why it cannot be.</summary>
    public static bool TryCreate(
        ImportDefinition definition, [NotNullWhen(true)] out ImportPath? path, [NotNullWhen(false)] out string? error)
    {
        path = null;
        string[] remote = Tokens(definition.Subject);
        string[] named = Tokens(definition.LocalSubject.Length == 0 ? definition.Subject : definition.LocalSubject);
        int[] wildcards = [.. ReadWildcards(named)];
        string[] local = [.. named.Select((token, i) => wildcards[i] >= 0 ? "*" : token)];
        error = Check(remote, local, wildcards);
        if (error is not null)
        {
            return false;
        }

        SubjectTransform? transform = null;
        bool isSame = remote.AsSpan().SequenceEqual(local) && wildcards.Where(n => n >= 0).Select((n, i) => n == i).All(same => same);
        if (!isSame && !TryMakeTransform(definition.Kind, remote, local, wildcards, out transform, out error))
        {
            return false;
        }

        path = new ImportPath(remote, local, wildcards, transform);
        return true;
    }

    /// <summary>Appends the name that a subject has on the other side: the exporter's for a service, the importer's for a stream.</summary>
    public void Rename(ReadOnlySpan<byte> subject, System.Buffers.IBufferWriter<byte> output, IRandom random)
    {
        if (_transform is null)
        {
            System.Buffers.BuffersExtensions.Write(output, subject);
        }
        else
        {
            _transform.Apply(subject, output, random);
        }
    }

    /// <summary>What of the exporter's subjects a subscription in the importing account can get by this import; null: nothing.</summary>
    public byte[]? Narrow(ReadOnlySpan<byte> wanted)
    {
        if (!SubjectRules.Overlaps(wanted, Local))
        {
            return null;
        }

        string[] tokens = Encoding.Latin1.GetString(wanted).Split('.');
        string[] bound = new string[_remoteTokens.Count(token => token == "*")];
        Array.Fill(bound, "*");
        string rest = ">";
        for (int i = 0; i < _wildcards.Length && tokens[i] != ">"; i++)
        {
            int wildcard = _wildcards[i];
            if (wildcard == Rest)
            {
                rest = string.Join('.', tokens[i..]);
            }
            else if (wildcard >= 0 && tokens[i] != "*")
            {
                if (bound[wildcard] != "*" && bound[wildcard] != tokens[i])
                {
                    return null; // one wildcard stands at two places, and the subscription wants different things there
                }

                bound[wildcard] = tokens[i];
            }
        }

        int next = 0;
        return Bytes([.. _remoteTokens.Select(token => token == "*" ? bound[next++] : token == ">" ? rest : token)]);
    }

    private static string? Check(string[] remote, string[] local, int[] wildcards)
    {
        if (!SubjectRules.IsValidForConfiguration(Bytes(remote)) || !SubjectRules.IsValidForConfiguration(Bytes(local))
            || (remote[^1] == ">") != (local[^1] == ">"))
        {
            return TransformError.InvalidSubject;
        }

        int count = remote.Count(token => token == "*");
        return wildcards.Any(n => n >= count) || Enumerable.Range(0, count).Except(wildcards).Any()
            ? "the wildcards of the two subjects do not fit each other"
            : null;
    }

    private static bool TryMakeTransform(
        ShareKind kind, string[] remote, string[] local, int[] wildcards, out SubjectTransform? transform, [NotNullWhen(false)] out string? error)
    {
        int next = 0;
        int[] places = [.. wildcards.Where(n => n >= 0)];
        (string[] from, IEnumerable<string> to) = kind == ShareKind.Stream
            ? (remote, local.Select(token => token == "*" ? $"${places[next++] + 1}" : token))
            : (local, remote.Select(token => token == "*" ? $"${Array.IndexOf(places, next++) + 1}" : token));
        return SubjectTransform.TryCreate(Text(from), Text(to), out transform, out error);
    }

    /// <summary>Stars stand for the wildcards in their order; <c>$n</c> and <c>{{wildcard(n)}}</c> name one.</summary>
    private static IEnumerable<int> ReadWildcards(string[] tokens)
    {
        int stars = 0;
        foreach (string token in tokens)
        {
            yield return token switch
            {
                "*" => stars++,
                ">" => Rest,
                ['$', .. string digits] => ReadIndex(digits),
                ['{', '{', .. string call, '}', '}'] => ReadCall(call),
                _ => Literal,
            };
        }
    }

    private static int ReadCall(string call)
    {
        call = call.Replace(" ", "", StringComparison.Ordinal);
        return call.StartsWith("wildcard(", StringComparison.OrdinalIgnoreCase) && call.EndsWith(')') ? ReadIndex(call[9..^1]) : Literal;
    }

    private static int ReadIndex(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index > 0 ? index - 1 : Literal;

    private static string[] Tokens(string subject) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(subject)).Split('.');

    private static byte[] Bytes(string[] tokens) => Encoding.Latin1.GetBytes(string.Join('.', tokens));

    private static string Text(IEnumerable<string> tokens) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(string.Join('.', tokens)));
}
