using System.Text.Json;

namespace Gust.Console.Tests.Hosting;

/// <summary>Reads what a live tail sends, line by line.</summary>
internal sealed class TailReader : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private TailReader(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _lines = new StreamReader(body);
    }

    public static async Task<TailReader> OpenAsync(ConsoleServer console, string path, string cookie) =>
        await TryOpenAsync(console, path, cookie) ?? throw new InvalidOperationException("the tail was refused");

    /// <summary>Null: it was refused.</summary>
    public static async Task<TailReader?> TryOpenAsync(ConsoleServer console, string path, string cookie)
    {
        HttpResponseMessage response = await console.OpenAsync("/console/api/" + path, cookie);
        if (response.IsSuccessStatusCode)
        {
            return new TailReader(response, await response.Content.ReadAsStreamAsync());
        }

        response.Dispose();
        return null;
    }

    /// <summary>Waits until the server follows.</summary>
    public async Task BeginAsync() => Assert.Equal(0, (await ReadAsync()).GetProperty("messages").GetArrayLength());

    /// <summary>The next line that says something.</summary>
    public async Task<JsonElement> NextAsync()
    {
        JsonElement batch;
        do
        {
            batch = await ReadAsync();
        }
        while (batch.GetProperty("messages").GetArrayLength() == 0 && !batch.TryGetProperty("error", out _));
        return batch;
    }

    /// <summary>Subjects of the next messages, however many lines they take.</summary>
    public async Task<string[]> SubjectsAsync(int count)
    {
        List<string> subjects = [];
        while (subjects.Count < count)
        {
            subjects.AddRange((await NextAsync()).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("subject").GetString()!));
        }

        return [.. subjects];
    }

    /// <summary>Null: it has ended.</summary>
    public Task<string?> LineAsync() => _lines.ReadLineAsync().WaitAsync(s_patience);

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }

    private async Task<JsonElement> ReadAsync()
    {
        using JsonDocument document = JsonDocument.Parse(await LineAsync() ?? throw new EndOfStreamException("the tail has ended"));
        return document.RootElement.Clone();
    }
}
