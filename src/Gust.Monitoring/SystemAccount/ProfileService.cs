namespace Gust.Monitoring.SystemAccount;

/// <summary>Answers who wants a profile. The reference's are those of its own runtime, which nothing else can make.</summary>
internal sealed class ProfileService(Answers answers)
{
    public void Answer(SystemRequest request)
    {
        if (!RequestBody.TryRead(request.Body, SystemAccountJson.Default.ProfileChoice, out ProfileChoice? choice, out string error))
        {
            answers.Refuse(request.Reply, Answers.Unreadable, error);
            return;
        }

        string why = string.IsNullOrEmpty(choice.Name)
            ? "Profile name not specified"
            : $"Profile \"{choice.Name}\" not found: this server runs on .NET; look at its process with dotnet-counters, dotnet-trace or dotnet-gcdump";
        answers.Give(request.Reply, json =>
        {
            json.WriteStartObject();
            json.WriteNull("profile"u8);
            json.WriteString("error"u8, why);
            json.WriteEndObject();
        });
    }
}
