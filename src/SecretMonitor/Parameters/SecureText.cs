using System.Net;
using System.Security;

namespace SecretMonitor.Parameters;

/// <summary>Text that must not be shown, in and out of <see cref="SecureString"/>.</summary>
internal static class SecureText
{
    public static string Reveal(SecureString secure) => new NetworkCredential("", secure).Password;

    public static SecureString Hide(string text)
    {
        SecureString secure = new();
        foreach (var c in text)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
