using System.Net;
using System.Security;
using System.Security.Cryptography;

namespace SecretMonitor.Aws.Sessions;

/// <summary>A secret's value on its way between a SecureString and a request.</summary>
internal static class SecretText
{
    private const int RandomBytes = 32;

    /// <summary>The text of a SecureString.</summary>
    public static string Of(SecureString value) => new NetworkCredential("", value).Password;

    /// <summary>A text as a SecureString that can no longer be changed.</summary>
    public static SecureString Secure(string text)
    {
        var secure = new NetworkCredential("", text).SecurePassword;
        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>A value that nobody knows: 256 random bits.</summary>
    public static string Random()
    {
        var bytes = new byte[RandomBytes];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
