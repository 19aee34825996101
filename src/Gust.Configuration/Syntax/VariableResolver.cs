namespace Gust.Configuration.Syntax;

/// <summary>Values of <c>$NAME</c>: the maps that are open in this file, innermost first, then the environment.</summary>
internal sealed class VariableResolver(ParseSession session)
{
    private readonly List<ConfigMap> _openMaps = [];

    public void Enter(ConfigMap map) => _openMaps.Add(map);

    public void Leave() => _openMaps.RemoveAt(_openMaps.Count - 1);

    /// <summary>The value, or a placeholder after reporting that there is none.</summary>
    public ConfigNode Resolve(string name, ConfigPosition position)
    {
        for (var i = _openMaps.Count - 1; i >= 0; i--)
        {
            if (_openMaps[i].TryGet(name, out var entry))
            {
                entry.IsVariable = true;
                return entry.Value.At(position);
            }
        }

        if (session.Source.Environment.TryGetValue(name, out var text) && text is not null)
        {
            return FromEnvironment(name, text, position);
        }

        return Unresolved(position, $"variable reference for '{name}' can not be found");
    }

    private ConfigNode FromEnvironment(string name, string text, ConfigPosition position)
    {
        const string bcryptPrefix = "$2a$";
        if (text.StartsWith(bcryptPrefix, StringComparison.Ordinal))
        {
            return new ConfigString(position, text);
        }

        if (session.OpenVariables.Contains(name) || session.OpenVariables.Count >= ConfigLimits.DepthMax)
        {
            return Unresolved(position, $"variable reference for '{name}': the environment refers to itself in a circle");
        }

        var depth = session.Depth;
        session.OpenVariables.Add(name);
        try
        {
            return ConfigParser.ParseValue(session, text, "$" + name).At(position);
        }
        catch (ConfigSyntaxException error)
        {
            // Nothing of the value itself, nor of a message that may quote it: it may be a secret.
            return Unresolved(
                position,
                $"variable reference for '{name}' could not be parsed: what the environment holds is no configuration value " +
                $"(line {error.Position.Line}, column {error.Position.Column}); text with blanks needs quotes");
        }
        finally
        {
            session.Depth = depth;
            session.OpenVariables.RemoveAt(session.OpenVariables.Count - 1);
        }
    }

    private ConfigString Unresolved(ConfigPosition position, string text)
    {
        session.Diagnostics.Error(position, text);
        return new ConfigString(position, "");
    }
}
