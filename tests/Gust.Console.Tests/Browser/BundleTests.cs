namespace Gust.Console.Tests.Browser;

/// <summary>The packed page that is committed.</summary>
public sealed class BundleTests
{
    [Fact]
    public Task The_packed_page_is_what_its_sources_give() => NodeProgram.RunAsync(["build.mjs", "--check"]);

    [Fact]
    public void Files_of_the_page_have_at_most_300_lines()
    {
        IEnumerable<string> files = ((string[])["src", "test"]).SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(NodeProgram.Directory, folder), "*", SearchOption.AllDirectories));
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 300);
    }

    [Fact]
    public Task The_sources_are_free_of_type_errors() => NodeProgram.RunAsync([Path.Combine("node_modules", "typescript", "bin", "tsc"), "--noEmit"]);
}
