namespace Gust.Cli.Admin.Top;

/// <summary>How <c>top</c> shows things now; keys change it.</summary>
internal sealed class TopSettings
{
    public required TopSort Sort { get; set; }

    public bool IsReversed { get; set; }

    /// <summary>Bytes as plain numbers.</summary>
    public bool IsRaw { get; set; }

    public bool IsHelp { get; set; }

    /// <summary>Whether somebody can press keys.</summary>
    public bool HasKeys { get; init; }

    /// <summary>Set by the key that ends it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Does what a key asks for.</summary>
    /// <returns>Whether figures must be taken anew for it.</returns>
    public bool Press(ConsoleKeyInfo key)
    {
        if (IsHelp)
        {
            IsHelp = false;
            return false;
        }

        switch (key.KeyChar)
        {
            case 'q' or 'Q':
                IsOver = true;
                return false;
            case ' ':
                return true;
            case 'r':
                IsReversed = !IsReversed;
                return false;
            case 'd':
                IsRaw = !IsRaw;
                return false;
            case '?' or 'h':
                IsHelp = true;
                return false;
            case 'o':
                int next = (TopSort.All.ToList().FindIndex(sort => sort.Key == Sort.Key) + 1) % TopSort.All.Count;
                return Choose(TopSort.All[next]);
            default:
                return TopSort.All.FirstOrDefault(sort => sort.Press == key.KeyChar) is { } chosen && Choose(chosen);
        }
    }

    /// <summary>Another order may bring other connections to the top of the server's list.</summary>
    private bool Choose(TopSort sort)
    {
        bool isNew = sort.Key != Sort.Key;
        Sort = sort;
        return isNew;
    }
}
