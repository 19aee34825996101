namespace Gust.Protocol;

/// <summary>Recognises a verb at the head of a line, in any case, as soon as its bytes decide it.</summary>
internal static class ClientVerbs
{
    /// <summary>The verb and the bytes it takes, with the blank that must follow it (not for verbs that take what follows).</summary>
    public static ClientVerb Recognise(ReadOnlySpan<byte> line, out int length)
    {
        length = 0;
        if (line.IsEmpty)
        {
            return ClientVerb.Incomplete;
        }

        return (line[0] | 0x20) switch
        {
            'p' => Publishing(line, out length),
            'h' => Expect(line, "hpub"u8, ClientVerb.HeaderPublish, blankFollows: true, out length),
            's' => Expect(line, "sub"u8, ClientVerb.Subscribe, blankFollows: true, out length),
            'u' => Expect(line, "unsub"u8, ClientVerb.Unsubscribe, blankFollows: true, out length),
            'c' => Expect(line, "connect"u8, ClientVerb.Connect, blankFollows: false, out length),
            'i' => Expect(line, "info"u8, ClientVerb.Info, blankFollows: false, out length),
            '+' when line[0] == '+' => Expect(line, "+ok"u8, ClientVerb.Ok, blankFollows: false, out length),
            '-' when line[0] == '-' => Expect(line, "-err"u8, ClientVerb.Error, blankFollows: true, out length),
            _ => ClientVerb.Unknown,
        };
    }

    private static ClientVerb Publishing(ReadOnlySpan<byte> line, out int length)
    {
        length = 0;
        if (line.Length < 2)
        {
            return ClientVerb.Incomplete;
        }

        return (line[1] | 0x20) switch
        {
            'u' => Expect(line, "pub"u8, ClientVerb.Publish, blankFollows: true, out length),
            'i' => Expect(line, "ping"u8, ClientVerb.Ping, blankFollows: false, out length),
            'o' => Expect(line, "pong"u8, ClientVerb.Pong, blankFollows: false, out length),
            _ => ClientVerb.Unknown,
        };
    }

    private static ClientVerb Expect(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, ClientVerb verb, bool blankFollows, out int length)
    {
        length = name.Length;
        for (int i = 0; i < name.Length; i++)
        {
            if (i == line.Length)
            {
                return ClientVerb.Incomplete;
            }

            if (Lower(line[i]) != name[i])
            {
                return ClientVerb.Unknown;
            }
        }

        if (!blankFollows)
        {
            return verb;
        }

        if (line.Length == name.Length)
        {
            return ClientVerb.Incomplete;
        }

        return line[name.Length] is (byte)' ' or (byte)'\t' ? verb : ClientVerb.Unknown;
    }

    private static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
