using System.Security.Cryptography;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class ObjectCommandTests(JetStreamServer server) : CliTest(server.Url)
{
    [Theory]
    [InlineData(0)]
    [InlineData(131_072)]
    [InlineData(1_000_003)]
    public async Task A_file_comes_back_as_it_went(int size)
    {
        string bucket = $"FILES{size}";
        byte[] content = Bytes(size);
        string file = Path.Combine(Home, "in.bin");
        string back = Path.Combine(Home, "out.bin");
        await File.WriteAllBytesAsync(file, content);
        await OkAsync("object", "add", bucket);
        CliRun put = await OkAsync("object", "put", bucket, file, "--name", "some/file.bin", "--description", "a file", "-H", "Kind:test");
        Assert.Contains($"Digest: SHA-256 {Convert.ToHexStringLower(SHA256.HashData(content))}\n", put.Out, StringComparison.Ordinal);
        Assert.Contains($"Chunks: {(size + 131_071) / 131_072}\n", put.Out, StringComparison.Ordinal);
        Assert.Contains("Headers: Kind: test\n", put.Out, StringComparison.Ordinal);
        await OkAsync("object", "get", bucket, "some/file.bin", "-O", back);
        Assert.Equal(content, await File.ReadAllBytesAsync(back));
        Assert.Equal(content, (await OkAsync("object", "get", bucket, "some/file.bin", "-O", "-")).OutBytes);
        Assert.Contains("--force", (await FailsAsync("object", "get", bucket, "some/file.bin", "-O", back)).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(back + ".part"));
    }

    [Fact]
    public async Task Replacing_and_deleting_leave_no_chunks_behind()
    {
        await OkAsync("object", "add", "REPLACED");
        await CliRun.EndedAsync(Environment, ["object", "put", "REPLACED", "--name", "x"], Bytes(300_000));
        Assert.Contains("--force", (await FailsAsync("object", "put", "REPLACED", "--name", "x")).Error, StringComparison.Ordinal);
        await CliRun.EndedAsync(Environment, ["object", "put", "REPLACED", "--name", "x", "-f"], Bytes(10));
        Assert.Equal(2, (await OkAsync("stream", "subjects", "OBJ_REPLACED", "--names")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches(@"(?m)^x +10 B +\d{4}-", (await OkAsync("object", "ls", "REPLACED")).Out);
        Assert.Equal("Removed REPLACED > x\n", (await OkAsync("object", "rm", "REPLACED", "x", "-f")).Out);
        Assert.Equal("No entries found\n", (await OkAsync("object", "ls", "REPLACED")).Out);
        Assert.Contains("was not found", (await FailsAsync("object", "get", "REPLACED", "x")).Error, StringComparison.Ordinal);
        Assert.Single((await OkAsync("stream", "subjects", "OBJ_REPLACED", "--names")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_damaged_object_is_not_written()
    {
        string back = Path.Combine(Home, "damaged");
        await OkAsync("object", "add", "DAMAGED");
        await CliRun.EndedAsync(Environment, ["object", "put", "DAMAGED", "--name", "x"], Bytes(200_000));
        await OkAsync("stream", "rmm", "OBJ_DAMAGED", "2", "-f");
        Assert.Contains("is damaged: 131072 of 200000 bytes", (await FailsAsync("object", "get", "DAMAGED", "x", "-O", back)).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Home, "damaged*"));
    }

    [Fact]
    public async Task Info_watch_and_seal_show_the_bucket()
    {
        await OkAsync("object", "add", "SHOWN", "--description", "test", "--max-bucket-size", "1M");
        await CliRun.EndedAsync(Environment, ["object", "put", "SHOWN", "--name", "x"], Bytes(5));
        Assert.Matches(@"\n +Maximum Bucket Size: 1\.0 MiB\n", (await OkAsync("object", "info", "SHOWN")).Out);
        Assert.StartsWith("Object information for SHOWN > x\n", (await OkAsync("object", "info", "SHOWN", "x")).Out, StringComparison.Ordinal);
        Assert.Matches(@"^\[\d{4}-.*\] PUT SHOWN > x: 5 B in 1 chunks\n$", (await OkAsync("object", "watch", "SHOWN", "--count", "1")).Out);
        Assert.StartsWith("SHOWN has been sealed\n", (await OkAsync("object", "seal", "SHOWN", "-f")).Out, StringComparison.Ordinal);
        Assert.Contains("(10109)", (await FailsAsync("object", "rm", "SHOWN", "x", "-f")).Error, StringComparison.Ordinal);
        Assert.Contains("SHOWN\n", (await OkAsync("object", "ls", "-n")).Out, StringComparison.Ordinal);
        await OkAsync("object", "rm", "SHOWN", "-f");
        Assert.Contains("there is no object store SHOWN", (await FailsAsync("object", "info", "SHOWN")).Error, StringComparison.Ordinal);
    }

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
