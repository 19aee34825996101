using Gust.Cli;
using Gust.Cli.Server;
using Gust.Server;

// One executable: called nats-server it is the server, called nats the command line, else the first word decides.
// The server's start is kept free of the command line's libraries.
return ProgramName.Current switch
{
    ProgramVersion.ReferenceName => await ServerCommand.RunAsync(args, ProgramVersion.ReferenceName),
    "nats" => await CliApp.RunAsync(args, CliHost.FromProcess("nats")),
    _ when args is ["server", .. string[] rest] && !ServerTools.AreMeantBy(args) => await ServerCommand.RunAsync(rest, "gust server"),
    _ => await CliApp.RunAsync(args, CliHost.FromProcess("gust", rest => ServerCommand.RunAsync(rest, "gust server"))),
};
