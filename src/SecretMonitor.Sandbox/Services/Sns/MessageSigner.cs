using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.State;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>
/// Signs messages as SNS does, with a key of this sandbox: SHA-1 with RSA, or SHA-256 where the topic's
/// SignatureVersion is 2, over the sorted names and values of the members, a line each.
/// </summary>
internal sealed class MessageSigner(World world)
{
    /// <summary>The path of the certificate at the sandbox's endpoint.</summary>
    public const string CertificatePath = "/SimpleNotificationService.pem";

    // Wide enough for any virtual time.
    private static readonly DateTimeOffset ValidFrom = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ValidTo = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly KeptKey _key = new(world, "messages");

    /// <summary>The certificate that proves the signatures, as PEM.</summary>
    public string Certificate()
    {
        CertificateRequest request = new(
            "CN=sns.amazonaws.com", _key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(ValidFrom, ValidTo);
        var body = Convert.ToBase64String(certificate.RawData, Base64FormattingOptions.InsertLineBreaks);
        return $"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n";
    }

    /// <summary>Adds the signature of all members that are there.</summary>
    public void Sign(JsonObject members, Topic topic)
    {
        var version = topic.Attributes.TryGetValue("SignatureVersion", out var set) ? set : "1";
        StringBuilder text = new();
        foreach (var member in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            text.Append(member.Key).Append('\n').Append((string?)member.Value).Append('\n');
        }

        var hash = version == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        var signature = _key.Value.SignData(Encoding.UTF8.GetBytes(text.ToString()), hash, RSASignaturePadding.Pkcs1);
        members["SignatureVersion"] = version;
        members["Signature"] = Convert.ToBase64String(signature);
        members["SigningCertURL"] = world.EndpointUrl + CertificatePath;
    }
}
