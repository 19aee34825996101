using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Cli.Auth.Store;

/// <summary>How commands say what of the store they mean, and how they show it.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string> _store = AuthStore.Option();
    private readonly Option<string> _operator = CommandParts.Text("--operator", "NAME", "The operator; needed where there are several");
    private readonly Option<string> _account = CommandParts.Text("--account", "NAME", "The account; needed where there are several");

    public StoreOptions(Command command, bool ofOperator = true, bool ofAccount = false)
    {
        command.Add(_store);
        if (ofOperator)
        {
            command.Add(_operator);
        }

        if (ofAccount)
        {
            command.Add(_account);
        }
    }

    public AuthStore Store(CommandContext context) => AuthStore.Open(context, _store);

    public OperatorEntry Operator(CommandContext context) => Store(context).Operator(context.Get(_operator));

    public AccountEntry Account(CommandContext context, string? name = null) => Operator(context).Account(name ?? context.Get(_account));

    /// <summary>An account's public key; an account of the store can be named.</summary>
    public string AccountKey(CommandContext context, string nameOrKey) =>
        NKeyText.IsValid(nameOrKey, NKeyPrefix.Account) ? nameOrKey : Account(context, nameOrKey).Claims.Subject;

    /// <summary>Adds the account as an argument, last as with the NATS tools.</summary>
    public static Argument<string?> AccountArgument(Command command)
    {
        var account = new Argument<string?>("account") { Description = "The account; the only one when missing", Arity = ArgumentArity.ZeroOrOne };
        command.Add(account);
        return account;
    }

    public static Option<bool> Json() => CommandParts.Flag("--json", "Write the claims as JSON", "-j");

    public static Option<bool> Force() => CommandParts.Flag("--force", "Do not ask", "-f");

    public static void Write(CommandContext context, string text)
    {
        context.Out.Text(text);
        context.Out.Flush();
    }

    public static void Write(CommandContext context, Table table) => Write(context, table.Render(context.Host, context.SettingsWithoutContext.ColourScheme));

    /// <summary>Claims as a program wants them, or as people do.</summary>
    public static void Write(CommandContext context, JwtClaims claims, bool asJson, string text)
    {
        if (asJson)
        {
            WriteJson(context, claims);
        }
        else
        {
            Write(context, text);
        }
    }

    private static void WriteJson(CommandContext context, JwtClaims claims)
    {
        string json = JsonSerializer.Serialize(claims, ClaimsKind.Of(claims).Json);
        using JsonDocument document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.RootElement.WriteTo(writer);
        }

        context.Out.Bytes(stream.ToArray());
        context.Out.Line();
        context.Out.Flush();
    }
}
