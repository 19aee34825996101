using System.Reflection;
using Gust.Testing;

namespace Gust.Architecture;

/// <summary>The public surface changes only on purpose: PublicApi.txt is it, and its diff is what a reviewer reads.</summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "GUST_UPDATE_PUBLIC_API";
    private static readonly string File = RepositoryRoot.Combine("tests", "Gust.Architecture", "PublicApi.txt");

    private static readonly string[] Rooms =
        ["Gust.Foundation", "Gust.Protocol", "Gust.Subjects", "Gust.Security", "Gust.Core", "Gust.Transport", "Gust.Configuration", "Gust.Monitoring", "Gust.Server", "Gust.Web"];

    [Fact]
    public void Public_types_and_members_are_those_of_PublicApi_txt()
    {
        string present = PublicApi.Describe(Rooms.Select(Assembly.Load));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            System.IO.File.WriteAllText(File, present);
        }

        string recorded = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).ReplaceLineEndings("\n") : "";
        Assert.True(recorded == present, $"The public surface differs from PublicApi.txt; if that is meant, run with {UpdateVariable}=1 and commit the file.\n{Difference(recorded, present)}");
    }

    [Fact]
    public void Only_the_namespaces_for_users_hold_public_types() =>
        Assert.Empty(Rooms.Select(Assembly.Load).SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace is not ("Gust" or "Microsoft.Extensions.DependencyInjection"))
            .Select(type => type.FullName));

    private static string Difference(string recorded, string present)
    {
        string[] before = recorded.Split('\n');
        string[] after = present.Split('\n');
        return string.Join('\n', before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)));
    }
}
