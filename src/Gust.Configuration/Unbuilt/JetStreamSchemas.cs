namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of the part of <c>jetstream</c> that is about a TPM.</summary>
internal static class JetStreamSchemas
{
    public static KeySpec Tpm { get; } = KeySpec.Map("tpm", new BlockSchema(
        KeySpec.Text("keys_file"),
        KeySpec.Text("encryption_password"),
        KeySpec.Text("srk_password"),
        KeySpec.Integer("pcr"),
        KeySpec.Text("cipher")));
}
