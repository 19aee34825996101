namespace Gust.Monitoring.Tests.Differential;

/// <summary>Compares two servers' answers to the same request.</summary>
internal static class AnswerComparison
{
    /// <summary>Orders in which the reference leaves equal connections to chance, or that only time decides.</summary>
    private static readonly string[] s_looseOrders = ["sort=rtt", "sort=last", "sort=idle", "sort=pending", "sort=stop", "sort=reason", "sort=uptime"];

    public static IEnumerable<string> Differences(string path, HttpAnswer reference, HttpAnswer gust)
    {
        if ((reference.Status, reference.ContentType, reference.AllowOrigin) != (gust.Status, gust.ContentType, gust.AllowOrigin))
        {
            yield return $"{path}: reference {reference}\n  gust {gust}";
        }
        else if (!reference.IsJson || reference.Body.Length == 0)
        {
            if (reference.Body != gust.Body)
            {
                yield return $"{path}: reference says \"{reference.Body}\", gust \"{gust.Body}\"";
            }
        }
        else
        {
            foreach (string difference in TreeDifferences(path, reference.Body, gust.Body))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> TreeDifferences(string path, string reference, string gust)
    {
        string document = path.Split('?')[0];
        bool anyOrder = s_looseOrders.Any(path.Contains);
        List<string> wanted = WantedDifferences.Without(document, DocumentTree.Lines(reference, anyOrder));
        List<string> found = WantedDifferences.Without(document, DocumentTree.Lines(gust, anyOrder));
        if (wanted.SequenceEqual(found))
        {
            yield break;
        }

        string[] missing = [.. wanted.Except(found)];
        string[] extra = [.. found.Except(wanted)];
        yield return $"{path}:{(missing.Length + extra.Length == 0 ? " the order of the fields" : "")}";
        foreach (string line in missing.Select(line => $"  - {line}").Concat(extra.Select(line => $"  + {line}")))
        {
            yield return line;
        }
    }
}
