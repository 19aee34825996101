namespace Gust.Architecture;

/// <summary>The measures of STYLE that a machine can take. They are the maximum; the usual is a third of it.</summary>
public sealed class TidinessTests
{
    private const int FileLinesMax = 300;
    private const int MethodLinesMax = 60;

    /// <summary>Types for users live where users look for them, whatever their folder.</summary>
    private static readonly string[] NamespacesForUsers = ["Gust", "Microsoft.Extensions.DependencyInjection"];

    private static readonly SourceFile[] Files = [.. SourceTree.CSharp.Select(path => new SourceFile(path))];

    [Fact]
    public void Files_have_at_most_300_lines() =>
        Assert.Empty(Files.Where(file => file.Lines > FileLinesMax).Select(file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void Methods_fit_a_screen()
    {
        IEnumerable<string> tooLong =
            from file in Files
            from method in file.Methods
            where method.Lines > MethodLinesMax
            select $"{file.Path}: {method.Name} has {method.Lines} lines";
        Assert.Empty(tooLong);
    }

    [Fact]
    public void File_holds_one_type_and_has_its_name()
    {
        IEnumerable<string> wrong =
            from file in Files
            let types = file.Types.ToArray()
            let name = Path.GetFileNameWithoutExtension(file.Path).Split('.')[0]
            where types.Length > 1 || (types.Length == 1 && types[0] != name)
            select $"{file.Path}: {string.Join(", ", types)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Namespace_is_the_folder()
    {
        Dictionary<string, Project> projects = SourceTree.Projects.ToDictionary(path => Path.GetDirectoryName(path)!, path => new Project(path));
        List<string> wrong = [];
        foreach (SourceFile file in Files.Where(file => file.Namespace is not null))
        {
            Project project = projects[projects.Keys.Single(folder => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))];
            string folder = Path.GetDirectoryName(Path.GetRelativePath(Path.GetDirectoryName(project.Path)!, file.Path))!;
            string expected = folder.Length == 0 ? project.RootNamespace : $"{project.RootNamespace}.{folder.Replace('/', '.')}";
            if (file.Namespace != expected && !NamespacesForUsers.Contains(file.Namespace))
            {
                wrong.Add($"{file.Path}: {file.Namespace}, expected {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Parser_of_these_tests_sees_the_code()
    {
        // A parser that is older than the language would find nothing and praise everything.
        Assert.True(Files.Length > 200);
        Assert.True(Files.Sum(file => file.Methods.Count()) > 1000);
    }
}
