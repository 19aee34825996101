namespace Gust.Architecture;

/// <summary>Rooms see each other in one direction only (docs: DESIGN, "Rooms, and who may see whom").</summary>
public sealed class ProjectGraphTests
{
    /// <summary>What each room may refer to. A new room gets its line here, below those it builds on.</summary>
    private static readonly Dictionary<string, string[]> MayRefer = new()
    {
        ["Gust.Foundation"] = [],
        ["Gust.Protocol"] = ["Gust.Foundation"],
        ["Gust.Subjects"] = ["Gust.Foundation"],
        ["Gust.Security"] = ["Gust.Foundation", "Gust.Subjects"],
        ["Gust.Core"] = ["Gust.Foundation", "Gust.Protocol", "Gust.Subjects", "Gust.Security"],
        ["Gust.Storage"] = ["Gust.Foundation", "Gust.Subjects"],
        ["Gust.JetStream"] = ["Gust.Foundation", "Gust.Protocol", "Gust.Subjects", "Gust.Security", "Gust.Core", "Gust.Storage"],
        ["Gust.Transport"] = ["Gust.Foundation"],
        ["Gust.Configuration"] = ["Gust.Foundation"],
        ["Gust.Monitoring"] = ["Gust.Foundation", "Gust.Protocol", "Gust.Subjects", "Gust.Security", "Gust.Core", "Gust.Storage", "Gust.JetStream", "Gust.Configuration"],
        ["Gust.Server"] = ["Gust.Foundation", "Gust.Protocol", "Gust.Subjects", "Gust.Security", "Gust.Core", "Gust.Storage", "Gust.JetStream", "Gust.Transport", "Gust.Configuration", "Gust.Monitoring"],
        ["Gust.Web"] = ["Gust.Monitoring", "Gust.Server"],
        ["Gust.Telemetry"] = ["Gust.Core", "Gust.Monitoring", "Gust.Server"],
        ["Gust.Client"] = ["Gust.Foundation", "Gust.Protocol", "Gust.Security", "Gust.Transport"],
        ["Gust"] = ["Gust.Security", "Gust.JetStream", "Gust.Configuration", "Gust.Monitoring", "Gust.Server", "Gust.Web", "Gust.Telemetry", "Gust.Client"],
    };

    private static readonly string[] Kernels = ["Gust.Protocol", "Gust.Subjects", "Gust.Security", "Gust.Core", "Gust.Storage", "Gust.JetStream", "Gust.Monitoring"];

    private static readonly Project[] Rooms = [.. SourceTree.Projects.Where(path => path.StartsWith("src/", StringComparison.Ordinal)).Select(path => new Project(path))];

    [Fact]
    public void Every_room_is_known() => Assert.Equal(MayRefer.Keys.Order(), Rooms.Select(room => room.Name).Order());

    [Fact]
    public void Rooms_refer_only_to_rooms_below_them()
    {
        IEnumerable<string> wrong =
            from room in Rooms
            from reference in room.References
            where !MayRefer[room.Name].Contains(reference)
            select $"{room.Name} -> {reference}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Kernels_are_compiled_with_their_bans()
    {
        Assert.Equal(Kernels.Order(), Rooms.Where(room => room.IsKernel).Select(room => room.Name).Order());
        Assert.Contains("GustKernel", SourceTree.Read("src/Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = SourceTree.Read("Gust.slnx");
        Assert.DoesNotContain(SourceTree.Projects, path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_has_its_line_in_ADR_1_and_a_central_version()
    {
        string adr = SourceTree.Read("docs/adr/0001-dependencies.md");
        string versions = SourceTree.Read("Directory.Packages.props");
        IEnumerable<string> build = SourceTree.All.Where(path => path.EndsWith(".props", StringComparison.Ordinal) && path != "Directory.Packages.props");
        foreach (string package in SourceTree.Projects.Concat(build).SelectMany(path => new Project(path).Packages).Distinct())
        {
            Assert.True(adr.Contains($"| {package} |", StringComparison.Ordinal), $"{package} has no line in docs/adr/0001-dependencies.md");
            Assert.True(versions.Contains($"Include=\"{package}\"", StringComparison.Ordinal), $"{package} has no version in Directory.Packages.props");
        }
    }
}
