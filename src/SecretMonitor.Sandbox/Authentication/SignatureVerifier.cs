using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>
/// Decides whether a request comes from who it says, in AWS's order of checks. Clocks are compared in real time: the
/// sandbox's virtual time is none of the client's business.
/// </summary>
internal static class SignatureVerifier
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    // Headers are read byte for byte, so they are signed byte for byte.
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    /// <summary>Verifies a request that is not for S3, or one for S3.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">What it says about its signature.</param>
    /// <param name="credential">The key that it names; null when there is none.</param>
    /// <param name="virtualNow">The virtual time, by which temporary keys end.</param>
    /// <returns>
    /// The request and its payload: S3's signed chunks are taken apart, trailer fields become header fields.
    /// </returns>
    /// <exception cref="AuthenticationFault">It is not believed.</exception>
    public static (HttpRequest Request, byte[] Payload) Verify(
        HttpRequest request, RequestSignature signature, Credential? credential, DateTimeOffset virtualNow)
    {
        CheckSignedHeaders(request, signature);
        if (credential is not { IsActive: true })
        {
            throw new AuthenticationFault(AuthenticationProblem.UnknownKey);
        }

        CheckToken(signature, credential, virtualNow);
        CheckTime(signature, DateTimeOffset.UtcNow);
        var payloadHash = PayloadHash(request, signature);
        var canonical = CanonicalRequest.Of(request, signature, payloadHash);
        var text = string.Join("\n", RequestSignature.Algorithm, signature.TimeText, signature.Scope,
            SigningKeys.Sha256(Latin1.GetBytes(canonical)));
        if (!SigningKeys.AreEqual(SigningKeys.Sign(credential.SecretKey, signature, text), signature.Signature))
        {
            throw new AuthenticationFault(AuthenticationProblem.WrongSignature)
            {
                Details = new Dictionary<string, string>
                {
                    ["AWSAccessKeyId"] = signature.AccessKeyId,
                    ["StringToSign"] = text,
                    ["SignatureProvided"] = signature.Signature,
                    ["CanonicalRequest"] = canonical,
                },
            };
        }

        return ChunkedPayload.IsOne(payloadHash)
            ? new ChunkedPayload(request, signature, credential.SecretKey).Decode()
            : (request, request.Body);
    }

    private static void CheckSignedHeaders(HttpRequest request, RequestSignature signature)
    {
        if (!signature.SignedHeaders.Contains("host"))
        {
            throw new AuthenticationFault(AuthenticationProblem.Misdirected,
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        foreach (var field in request.Headers)
        {
            var name = field.Key.ToLowerInvariant();
            if (name.StartsWith("x-amz-", StringComparison.Ordinal) && name != "x-amz-security-token"
                && !signature.SignedHeaders.Contains(name))
            {
                throw new AuthenticationFault(AuthenticationProblem.Misdirected,
                    $"'{field.Key}' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private static void CheckToken(RequestSignature signature, Credential credential, DateTimeOffset virtualNow)
    {
        if (!SigningKeys.AreEqual(signature.SessionToken ?? "", credential.SessionToken ?? ""))
        {
            throw new AuthenticationFault(AuthenticationProblem.BadToken);
        }

        if (credential.Expires <= virtualNow)
        {
            throw new AuthenticationFault(AuthenticationProblem.Expired);
        }
    }

    private static void CheckTime(RequestSignature signature, DateTimeOffset now)
    {
        var minutes = signature.Service == "s3" ? 15 : 5;
        var earliest = now - (signature.Expires ?? TimeSpan.FromMinutes(minutes));
        var latest = now.AddMinutes(minutes);
        if (signature.Time < earliest)
        {
            throw new AuthenticationFault(
                signature.Expires is null ? AuthenticationProblem.Skewed : AuthenticationProblem.LinkExpired,
                $"Signature expired: {signature.TimeText} is now earlier than {Text(earliest)} "
                + $"({Text(now)} - {minutes} min.)");
        }

        if (signature.Time > latest)
        {
            throw new AuthenticationFault(AuthenticationProblem.Skewed,
                $"Signature not yet current: {signature.TimeText} is still later than {Text(latest)} "
                + $"({Text(now)} + {minutes} min.)");
        }
    }

    /// <summary>
    /// S3 signs what the header says about the body, which need not be a hash; the others sign the body's hash.
    /// </summary>
    private static string PayloadHash(HttpRequest request, RequestSignature signature)
    {
        var stated = request.Headers["x-amz-content-sha256"];
        if (signature.Service == "s3"
            && (stated is null || stated == "UNSIGNED-PAYLOAD" || ChunkedPayload.IsOne(stated)))
        {
            // A presigned S3 request has no such header: its payload is unsigned.
            return stated ?? "UNSIGNED-PAYLOAD";
        }

        var computed = SigningKeys.Sha256(request.Body);
        return signature.Service != "s3" || stated == computed
            ? computed
            : throw new AuthenticationFault(AuthenticationProblem.WrongPayload);
    }

    private static string Text(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
