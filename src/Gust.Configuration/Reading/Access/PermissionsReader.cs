using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Access;

/// <summary>Reads <c>permissions</c>: subjects to publish on and to subscribe to, in all the shapes they are written in.</summary>
internal static class PermissionsReader
{
    private static readonly BlockReader<PermissionsDraft> s_keys = new BlockReader<PermissionsDraft>()
        .On("publish pub import", (context, key, draft) => draft.Permissions.Publish = SubjectsOf(context, key, mayNameQueue: false, draft.EmptyPublish))
        .On("subscribe sub export", (context, key, draft) => draft.Permissions.Subscribe = SubjectsOf(context, key, mayNameQueue: true, draft.EmptySubscribe))
        .On("allow_responses publish_allow_responses", (context, key, draft) => draft.Permissions.AllowResponses = ResponsesOf(context, key));

    private static readonly BlockReader<ResponsePermissionsOptions> s_responseKeys = new BlockReader<ResponsePermissionsOptions>()
        .Integer(
            "max max_msgs max_messages max_responses", IntegerRange.Any, (o, v) => o.MaxMessages = v == 0 ? o.MaxMessages : (int)Math.Max(-1, v))
        .On("expires expiration ttl", ReadExpires);

    public static PermissionsOptions? Read(ReadingContext context, ConfigEntry entry)
    {
        if (!context.Values.Map(entry, out var block))
        {
            return null;
        }

        var permissions = new PermissionsOptions { Position = block.Position };
        var draft = new PermissionsDraft(permissions);
        s_keys.Read(context, block, draft);
        draft.EmptySubscribe.ForEach(key => NoteEmpty(context, key));
        if (permissions.AllowResponses is null)
        {
            draft.EmptyPublish.ForEach(key => NoteEmpty(context, key));
        }
        else
        {
            // Who may answer requests and is told nothing else to publish on shall not publish at will.
            permissions.Publish ??= new SubjectPermissionsOptions();
            permissions.Publish.Allow ??= [];
        }

        return permissions;
    }

    private static SubjectPermissionsOptions SubjectsOf(ReadingContext context, ConfigEntry entry, bool mayNameQueue, List<ConfigEntry> empty)
    {
        var subjects = new SubjectPermissionsOptions();
        if (entry.Value is not ConfigMap block)
        {
            subjects.Allow = Allowed(context, entry, mayNameQueue, empty);
            return subjects;
        }

        new BlockReader<SubjectPermissionsOptions>()
            .On("allow", (_, key, o) => o.Allow = Allowed(context, key, mayNameQueue, empty))
            .On("deny", (_, key, o) => o.Deny = List(context, key, mayNameQueue))
            .Read(context, block, subjects);
        return subjects;
    }

    /// <summary>An empty list is no list, as with the reference.</summary>
    private static List<string>? Allowed(ReadingContext context, ConfigEntry key, bool mayNameQueue, List<ConfigEntry> empty)
    {
        if (key.Value is ConfigArray { Items.Count: 0 })
        {
            empty.Add(key);
            return null;
        }

        return List(context, key, mayNameQueue);
    }

    /// <summary>Who wrote it may have meant the opposite.</summary>
    private static void NoteEmpty(ReadingContext context, ConfigEntry key) => context.Diagnostics.Note(
        key.Value.Position, $"'{key.Key}' is an empty list, which restricts nothing; write {{deny: \">\"}} to allow nothing");

    private static List<string> List(ReadingContext context, ConfigEntry key, bool mayNameQueue)
    {
        IReadOnlyList<ConfigNode> items = key.Value is ConfigArray array ? array.Items : [key.Value];
        var subjects = new List<string>();
        foreach (var item in items)
        {
            if (item is not ConfigString text)
            {
                context.Diagnostics.Error(item.Position, $"'{key.Key}' must be a subject or an array of subjects, not {item.Kind}");
            }
            else if (PermissionRules.Check(text.Value, mayNameQueue) is { } error)
            {
                context.Diagnostics.Error(item.Position, error);
            }
            else
            {
                subjects.Add(mayNameQueue ? PermissionRules.Tidy(text.Value) : text.Value);
            }
        }

        return subjects;
    }

    private static ResponsePermissionsOptions? ResponsesOf(ReadingContext context, ConfigEntry entry)
    {
        switch (entry.Value)
        {
            case ConfigBoolean { Value: var isAllowed }:
                return isAllowed ? new ResponsePermissionsOptions() : null;
            case ConfigMap block:
                var responses = new ResponsePermissionsOptions();
                s_responseKeys.Read(context, block, responses);
                return responses;
            default:
                context.Diagnostics.Error(entry.Value.Position, $"'{entry.Key}' must be true or false or a map {{ max, expires }}, not {entry.Value.Kind}");
                return null;
        }
    }

    private static void ReadExpires(ReadingContext context, ConfigEntry key, ResponsePermissionsOptions responses)
    {
        if (context.Values.DurationText(key, out var expires) && expires != TimeSpan.Zero)
        {
            responses.Expires = expires < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : expires;
        }
    }
}
