namespace Gust.Security.Keys;

/// <summary>What a key is for: the first byte of its encoded form, which decides its first letter (spec: auth.md section 1).</summary>
internal enum NKeyPrefix : byte
{
    Account = 0x00,
    Cluster = 0x10,
    Server = 0x68,
    Operator = 0x70,
    User = 0xA0,
    Curve = 0xB8,
}
