namespace Gust.Conformance.Comparing;

/// <summary>With <c>GUST_CONFORMANCE_RECORD=DIRECTORY</c> what the reference said is written there, for who writes scripts.</summary>
internal static class Recording
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("GUST_CONFORMANCE_RECORD");

    public static void Write(string script, Transcript transcript)
    {
        if (string.IsNullOrEmpty(Root))
        {
            return;
        }

        var file = Path.Combine(Root, script + ".transcript");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, transcript.Lines);
    }
}
