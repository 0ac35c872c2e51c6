using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>Who owns buckets and objects: always the account, and nobody else has a grant.</summary>
internal static class Ownership
{
    /// <summary>The account as S3 names owners: 64 hexadecimal digits.</summary>
    public static XElement Owner(string accountId)
    {
        using var hash = SHA256.Create();
        var id = hash.ComputeHash(Encoding.UTF8.GetBytes(accountId));
        return Element("Owner", Element("ID", BitConverter.ToString(id).Replace("-", "").ToLowerInvariant()));
    }

    /// <summary>The access control list of every bucket and object.</summary>
    public static XElement Acl(string accountId)
    {
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        return Element(
            "AccessControlPolicy",
            Owner(accountId),
            Element("AccessControlList", Element(
                "Grant",
                Element(
                    "Grantee",
                    new XAttribute(XNamespace.Xmlns + "xsi", xsi),
                    new XAttribute(xsi + "type", "CanonicalUser"),
                    Owner(accountId).Elements()),
                Element("Permission", "FULL_CONTROL"))));
    }
}
