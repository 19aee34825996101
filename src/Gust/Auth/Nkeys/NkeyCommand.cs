using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Files;
using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Cli.Auth.Nkeys;

/// <summary><c>auth nkey</c>: makes, shows and uses keys.</summary>
internal static class NkeyCommand
{
    private static readonly Dictionary<string, NKeyPrefix> s_types = new()
    {
        ["user"] = NKeyPrefix.User,
        ["account"] = NKeyPrefix.Account,
        ["server"] = NKeyPrefix.Server,
        ["cluster"] = NKeyPrefix.Cluster,
        ["operator"] = NKeyPrefix.Operator,
        ["curve"] = NKeyPrefix.Curve,
        ["x25519"] = NKeyPrefix.Curve,
    };

    public static Command Create(CommandRunner runner)
    {
        Command command = ContextCommand.Sub("nkey", "Create and use nkeys", "nk");
        AddGenerate(command, runner);
        AddShow(command, runner);
        AddSign(command, runner);
        AddVerify(command, runner);
        return command;
    }

    private static void AddGenerate(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("gen", "Generate a key", "generate");
        var type = new Argument<string>("type") { Description = "Kind of key" };
        type.AcceptOnlyFromAmong([.. s_types.Keys]);
        Option<bool> isPublic = CommandParts.Flag("--public", "Output the public key as well");
        Option<string> output = CommandParts.Text("--output", "FILE", "Write the key to a new file");
        Option<string> entropy = CommandParts.Text("--entropy", "FILE", "Take the 32 bytes of the seed from a file");
        command.Add(type);
        command.Add(isPublic);
        command.Add(output);
        command.Add(entropy);
        family.Add(command);
        runner.Bind(command, context =>
        {
            (string seed, string publicKey) = Generate(s_types[context.Get(type)], context.Get(entropy));
            string text = context.Get(isPublic) ? $"{seed}\n{publicKey}\n" : seed + "\n";
            if (context.Get(output) is { } file)
            {
                PrivateFile.Create(file, text);
            }
            else
            {
                context.Out.Text(text);
                context.Out.Flush();
            }
        });
    }

    private static (string Seed, string PublicKey) Generate(NKeyPrefix prefix, string? entropyFile)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        if (entropyFile is null)
        {
            SystemRandom.Instance.Fill(seed);
        }
        else
        {
            using FileStream file = File.OpenRead(entropyFile);
            file.ReadExactly(seed);
        }

        try
        {
            if (prefix == NKeyPrefix.Curve)
            {
                using CurveKeyPair curve = CurveKeyPair.Create(seed);
                return (curve.EncodeSeed(), curve.PublicKey);
            }

            using NKeyPair key = NKeyPair.Create(prefix, seed);
            return (key.EncodeSeed(), key.PublicKey);
        }
        finally
        {
            seed.Clear();
        }
    }

    private static void AddShow(Command family, CommandRunner runner)
    {
        var command = new Command("show", "Show the public key of a key file");
        Argument<string> key = FileArgument("key", "File with the key");
        command.Add(key);
        family.Add(command);
        runner.Bind(command, context =>
        {
            context.Out.Line(KeyFile.PublicKey(context.Get(key)));
            context.Out.Flush();
        });
    }

    private static void AddSign(Command family, CommandRunner runner)
    {
        var command = new Command("sign", "Sign a file");
        Argument<string> data = FileArgument("file", "File to sign");
        Argument<string> key = FileArgument("key", "File with the seed to sign by");
        command.Add(data);
        command.Add(key);
        family.Add(command);
        runner.Bind(command, context =>
        {
            using NKeyPair pair = KeyFile.SigningKey(context.Get(key));
            context.Out.Line(pair.SignToText(File.ReadAllBytes(context.Get(data))));
            context.Out.Flush();
        });
    }

    private static void AddVerify(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("verify", "Check a file's signature", "check");
        Argument<string> data = FileArgument("file", "File that was signed");
        Argument<string> signature = FileArgument("signature", "File with the signature");
        Argument<string> key = FileArgument("key", "File with the public key or the seed");
        command.Add(data);
        command.Add(signature);
        command.Add(key);
        family.Add(command);
        runner.Bind(command, context =>
        {
            string shown = File.ReadAllText(context.Get(signature)).Trim();
            if (!NKeySignature.Verify(KeyFile.PublicKey(context.Get(key)), File.ReadAllBytes(context.Get(data)), shown))
            {
                throw new CliException($"{context.Get(signature)} is not this key's signature of {context.Get(data)}");
            }

            context.Out.Line("Verified OK");
            context.Out.Flush();
        });
    }

    private static Argument<string> FileArgument(string name, string description) => new(name) { Description = description };
}
