using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Gust.Testing.Ocsp;

/// <summary>An OCSP responder of one authority on a port of this machine; it says what a test wants, honest or not.</summary>
internal sealed class TestResponder : IDisposable
{
    private const int HeadMax = 4096;
    private readonly TestAuthority _authority;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, OcspWord> _words = new();
    private readonly ConcurrentQueue<string> _asked = new();

    public TestResponder(TestAuthority authority)
    {
        _authority = authority;
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}";
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>For certificates whose authority answers here.</summary>
    public X509Extension Extension => new X509AuthorityInformationAccessExtension([Url], null);

    /// <summary>Serial numbers that were asked about, in that order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>Of certificates without a word of their own.</summary>
    public OcspWord Word { get; set; } = new();

    public int HttpStatus { get; set; } = 200;

    /// <summary>Takes the place of the answer's bytes.</summary>
    public byte[]? Body { get; set; }

    /// <summary>Answers wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public void Say(X509Certificate2 certificate, OcspWord word) => _words[certificate.SerialNumber] = word;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                byte[] body = AnswerTo(await ReadQuestionAsync(stream));
                await Gate;
                string head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {HttpStatus} x\r\nContent-Type: application/ocsp-response\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
                await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
            }
            catch (IOException)
            {
                // Who asked has lost patience.
            }
        }
    }

    private byte[] AnswerTo(byte[] question)
    {
        AsnReader request = new AsnReader(question, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence().ReadSequence();
        ReadOnlyMemory<byte> id = request.ReadEncodedValue();
        AsnReader parts = new AsnReader(id, AsnEncodingRules.DER).ReadSequence();
        parts.ReadEncodedValue();
        parts.ReadEncodedValue();
        parts.ReadEncodedValue();
        string serial = Convert.ToHexString(parts.ReadIntegerBytes().Span);
        _asked.Enqueue(serial);
        return Body ?? _words.GetValueOrDefault(serial, Word).Encode(id, _authority.Certificate, TimeProvider.System.GetUtcNow());
    }

    private static async Task<byte[]> ReadQuestionAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[HeadMax];
        int count = 0;
        int end;
        do
        {
            int read = await stream.ReadAsync(buffer.AsMemory(count));
            count = read > 0 ? count + read : throw new IOException("the question has no end");
            end = buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);
        string head = Encoding.ASCII.GetString(buffer, 0, end);
        if (head.StartsWith("GET /", StringComparison.Ordinal))
        {
            return Convert.FromBase64String(Uri.UnescapeDataString(head.Split(' ')[1].Split('/')[^1]));
        }

        string length = head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        byte[] question = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        int there = count - end - 4;
        buffer.AsSpan(end + 4, there).CopyTo(question);
        await stream.ReadExactlyAsync(question.AsMemory(there));
        return question;
    }
}
