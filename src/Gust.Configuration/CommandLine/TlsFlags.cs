namespace Gust.Configuration.CommandLine;

/// <summary>TLS of the command line, over that of the file: each flag replaces one key of the block and leaves the others.</summary>
internal static class TlsFlags
{
    /// <summary>Off wins over all other flags, as with the reference.</summary>
    public static void Switch(CommandLineFlags flags, FlagValue value)
    {
        if (value.Boolean)
        {
            flags.Set(options => options.Tls ??= new TlsOptions());
        }
        else
        {
            flags.SetLast(options => options.Tls = null);
        }
    }

    public static void SetCertificate(GustServerOptions options, string file)
    {
        var tls = options.Tls ??= new TlsOptions();
        tls.CertificateFile = file;
        tls.Certificates = [];
    }

    public static void SetKey(GustServerOptions options, string file)
    {
        var tls = options.Tls ??= new TlsOptions();
        tls.KeyFile = file;
        tls.Certificates = [];
    }

    public static void SetVerify(GustServerOptions options, bool verify)
    {
        if (verify)
        {
            (options.Tls ??= new TlsOptions()).Verify = true;
        }
        else if (options.Tls is { } tls)
        {
            tls.Verify = false;
        }
    }

    public static void SetAuthority(GustServerOptions options, string file) => (options.Tls ??= new TlsOptions()).CaFile = file;
}
