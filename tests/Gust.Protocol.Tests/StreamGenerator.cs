using System.Text;
using Gust.Foundation;

namespace Gust.Protocol.Tests;

/// <summary>Random streams of a client: mostly well formed, in every spelling the grammar allows, sometimes damaged.</summary>
internal sealed class StreamGenerator(SeededRandom random)
{
    private static readonly string[] Subjects = ["a", "foo.bar", "foo.*", ">", "ünï.cödé", "..", "$SYS.x", new string('s', 60)];
    private static readonly string[] Oddities =
    [
        "PUB a\r\n", "PUB a b c d\r\n", "PUB a -1\r\n", "PUB a 1x\r\n", "PUB a 9999999999\r\n", "PUB a 2000\r\n", "HPUB a 9 4\r\n",
        "PUB a 2\r\nxxx\r\n", "PUB a 1\r\nx\r", "PUB a 1\r\nxx\n", "SUB a\r\n", "SUB a b c d\r\n", "UNSUB\r\n", "UNSUB 1 2 3\r\n", "UNSUB 1 x\r\n",
        "-ERR 'no'\r\n", "PU", "\r\n", "\n", " PING\r\n", "PIN G\r\n", "RS+ A a\r\n", "+NO\r\n", "CONNECT\r\n", "GET / HTTP/1.1\r\n", "\u0016\u0003\u0001",
        "SUB " + new string(' ', 200) + "a 1\r\n", "SUB " + new string('x', 200) + " 1\r\n", "PING" + new string('x', 200) + "\r\n", "PUB\ra 1\r\nx\r\n", "PUB a\r1\r\nx\r\n",
    ];

    public byte[] Next()
    {
        List<byte> stream = [];
        int operations = 1 + random.Next(8);
        for (int i = 0; i < operations; i++)
        {
            Append(stream, random.Next(12) == 0 ? Oddities[random.Next(Oddities.Length)] : Operation());
        }

        return Damage(stream);
    }

    private string Operation() => random.Next(9) switch
    {
        0 or 1 => Publish(),
        2 or 3 => HeaderPublish(),
        4 => $"{Verb("SUB")}{Blank()}{Subject()}{Blank()}{(random.Next(2) == 0 ? "queue" + Blank() : "")}{random.Next(100)}{LineEnd()}",
        5 => $"{Verb("UNSUB")}{Blank()}{random.Next(100)}{(random.Next(2) == 0 ? Blank() + random.Next(9) : "")}{LineEnd()}",
        6 => $"{Verb(random.Next(2) == 0 ? "PING" : "PONG")}{(random.Next(4) == 0 ? "rest" : "")}{LineEnd()}",
        7 => $"{Verb("CONNECT")}{(random.Next(2) == 0 ? Blank() : "")}{{\"verbose\":false}}{LineEnd()}",
        _ => random.Next(2) == 0 ? $"{Verb("+OK")}{LineEnd()}" : $"{Verb("INFO")}{Blank()}{{}}{LineEnd()}",
    };

    private string Publish()
    {
        string body = Body();
        return $"{Verb("PUB")}{Blank()}{Subject()}{Reply()}{Blank()}{body.Length}{LineEnd()}{body}\r\n";
    }

    private string HeaderPublish()
    {
        string header = "NATS/1.0\r\nA: " + new string('h', random.Next(20)) + "\r\n\r\n";
        string body = Body();
        return $"{Verb("HPUB")}{Blank()}{Subject()}{Reply()}{Blank()}{header.Length}{Blank()}{header.Length + body.Length}{LineEnd()}{header}{body}\r\n";
    }

    private string Reply() => random.Next(2) == 0 ? Blank() + Subject() : "";

    private string Subject() => Subjects[random.Next(Subjects.Length)];

    /// <summary>Bodies look like protocol now and then.</summary>
    private string Body() => random.Next(4) switch
    {
        0 => "",
        1 => "\r\nPUB a 1\r\nx\r\n",
        2 => new string('\n', random.Next(300)),
        _ => new string('b', random.Next(900)),
    };

    private string Verb(string verb) => string.Concat(verb.Select(c => random.Next(3) == 0 ? char.ToLowerInvariant(c) : c));

    private string Blank() => random.Next(6) switch { 0 => "\t", 1 => "  ", 2 => " \t ", _ => " " };

    private string LineEnd() => random.Next(4) == 0 ? "\n" : "\r\n";

    /// <summary>One stream in four loses a byte or its end, one in eight has a byte changed.</summary>
    private byte[] Damage(List<byte> stream)
    {
        if (random.Next(4) == 0)
        {
            stream.RemoveRange(random.Next(stream.Count), 1);
        }

        if (random.Next(8) == 0 && stream.Count > 0)
        {
            stream[random.Next(stream.Count)] = (byte)random.Next(256);
        }

        int kept = random.Next(4) == 0 ? random.Next(stream.Count + 1) : stream.Count;
        return [.. stream.Take(kept)];
    }

    private static void Append(List<byte> stream, string text) => stream.AddRange(Encoding.Latin1.GetBytes(text));
}
