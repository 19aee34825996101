using Gust;
using Microsoft.Extensions.Logging.Abstractions;
int port = 4222; for (int i = 0; i < args.Length; i++) { if (args[i] == "-p") port = int.Parse(args[i+1]); if (args[i] == "-c") port = int.Parse(System.Text.RegularExpressions.Regex.Match(File.ReadAllText(args[i+1]), @"listen: .*:(\d+)").Groups[1].Value); }
await using var s = await GustServer.StartAsync(new GustServerOptions { Host = "127.0.0.1", Port = port });
await s.Completion;
return 0;
