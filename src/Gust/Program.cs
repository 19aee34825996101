using Gust.Cli;

return await CliApp.RunAsync(args, CliHost.FromProcess());
