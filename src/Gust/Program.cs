using Gust.Cli.Server;
using Gust.Server;

// One executable: under the name nats-server it is the server, else the first word decides.
bool isServer = ProgramName.Current == ProgramVersion.ReferenceName;
if (isServer || (args.Length > 0 && args[0] == "server"))
{
    return await ServerCommand.RunAsync(isServer ? args : args[1..], isServer ? ProgramVersion.ReferenceName : "gust server");
}

return 0;
