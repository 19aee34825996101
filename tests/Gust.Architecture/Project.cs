using System.Xml.Linq;

namespace Gust.Architecture;

/// <summary>What one project file says of itself.</summary>
internal sealed class Project
{
    private readonly XDocument _document;

    public Project(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        _document = XDocument.Parse(SourceTree.Read(path));
    }

    public string Path { get; }

    public string Name { get; }

    public IEnumerable<string> References => Includes("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    public IEnumerable<string> Packages => Includes("PackageReference");

    public bool IsKernel => _document.Descendants("GustKernel").Any(element => element.Value == "true");

    public string RootNamespace => _document.Descendants("RootNamespace").FirstOrDefault()?.Value ?? Name;

    private IEnumerable<string> Includes(string item) => _document.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
