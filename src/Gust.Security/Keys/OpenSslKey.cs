using System.Runtime.InteropServices;

namespace Gust.Security.Keys;

/// <summary>A key held by OpenSSL (EVP_PKEY). Safe to use from several threads; freed with its owner.</summary>
internal sealed class OpenSslKey : SafeHandle
{
    public OpenSslKey()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpenSslCrypto.FreeKey(handle);
        return true;
    }
}
