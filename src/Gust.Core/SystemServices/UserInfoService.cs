using System.Text.Json;
using Gust.Security.Definitions;

namespace Gust.Core.SystemServices;

/// <summary>Tells a client who it is and what it may do (spec: auth.md section 4, <c>$SYS.REQ.USER.INFO</c>).</summary>
internal sealed class UserInfoService(SystemResponder responder, TimeProvider time)
{
    public const string Subject = "$SYS.REQ.USER.INFO";

    /// <summary>What <see cref="Subject"/> of any other account becomes here.</summary>
    private const string ImportedSubject = "$SYS.REQ.USER.*.INFO";

    public void Start()
    {
        responder.Serve(Subject, Answer);
        responder.Serve(ImportedSubject, Answer);
    }

    private void Answer(in Publication request)
    {
        if (request.Source is { } session)
        {
            Grant grant = session.Grant;
            responder.Answer(request.Reply, json => Write(json, grant));
        }
    }

    private void Write(Utf8JsonWriter json, Grant grant)
    {
        json.WriteStartObject("data"u8);
        json.WriteString("user"u8, grant.Admission.User);
        json.WriteString("account"u8, grant.Account.Name);
        json.WriteString("account_name"u8, grant.Account.DisplayName);
        if (grant.Admission.NameTag.Length > 0 && grant.Admission.NameTag != grant.Admission.User)
        {
            json.WriteString("user_name"u8, grant.Admission.NameTag);
        }

        if (grant.Permissions is { } permissions)
        {
            WritePermissions(json, permissions.Rules);
        }

        if (grant.Admission.Expires is { } expires)
        {
            json.WriteNumber("expires"u8, Math.Max(0, (expires - time.GetUtcNow()).Ticks * 100));
        }

        json.WriteEndObject();
    }

    private static void WritePermissions(Utf8JsonWriter json, PermissionRules rules)
    {
        json.WriteStartObject("permissions"u8);
        WriteList(json, "publish", rules.Publish);
        WriteList(json, "subscribe", rules.Subscribe);
        if (rules.Responses is { } responses)
        {
            json.WriteStartObject("responses"u8);
            json.WriteNumber("max"u8, responses.Max);
            json.WriteNumber("ttl"u8, responses.Expires.Ticks * 100);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string verb, SubjectList list)
    {
        if (list.IsUnrestricted)
        {
            return;
        }

        json.WriteStartObject(verb);
        WriteSubjects(json, "allow", list.Allow ?? []);
        WriteSubjects(json, "deny", list.Deny);
        json.WriteEndObject();
    }

    private static void WriteSubjects(Utf8JsonWriter json, string name, IReadOnlyList<string> subjects)
    {
        if (subjects.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (string subject in subjects)
            {
                json.WriteStringValue(subject);
            }

            json.WriteEndArray();
        }
    }
}
