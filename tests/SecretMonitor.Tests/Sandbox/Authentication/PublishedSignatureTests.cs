using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Authentication;

/// <summary>The signatures that AWS's documentation prints for its examples.</summary>
public sealed class PublishedSignatureTests
{
    [Fact]
    public void The_request_of_the_IAM_guide_has_the_printed_signature()
    {
        HttpRequest request = new()
        {
            Method = "GET",
            Target = "/?Action=ListUsers&Version=2010-05-08",
            Headers = new()
            {
                { "Host", "iam.amazonaws.com" },
                { "Content-Type", "application/x-www-form-urlencoded; charset=utf-8" },
                { "X-Amz-Date", "20150830T123600Z" },
            },
        };
        var signature = Signature("iam", "20150830T123600Z", ["content-type", "host", "x-amz-date"], "");

        var canonical = CanonicalRequest.Of(request, signature, SigningKeys.Sha256([]));
        var text = string.Join("\n", RequestSignature.Algorithm, signature.TimeText, signature.Scope,
            SigningKeys.Sha256(Encoding.UTF8.GetBytes(canonical)));

        Assert.Equal("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59", SigningKeys.Sha256(
            Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            SigningKeys.Sign("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", signature, text));
    }

    [Fact]
    public void The_chunks_of_the_S3_reference_are_believed_and_taken_apart()
    {
        var (request, payload) = Chunks("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648").Decode();

        Assert.Equal("66560", request.Headers["x-amz-decoded-content-length"]);
        Assert.Equal(66560, payload.Length);
        Assert.All(payload, b => Assert.Equal((byte)'a', b));
    }

    [Fact]
    public void A_chunk_with_another_signature_is_not_believed()
    {
        var fault = Assert.Throws<AuthenticationFault>(() =>
            Chunks("bd80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648").Decode());

        Assert.Equal(AuthenticationProblem.WrongSignature, fault.Problem);
    }

    private static ChunkedPayload Chunks(string firstSignature)
    {
        var body = $"10000;chunk-signature={firstSignature}\r\n{new string('a', 65536)}\r\n"
            + $"400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n{new string('a', 1024)}\r\n"
            + "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
        HttpRequest request = new()
        {
            Method = "PUT",
            Target = "/examplebucket/chunkObject.txt",
            Headers = new()
            {
                { "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" },
                { "x-amz-decoded-content-length", "66560" },
            },
            Body = Encoding.ASCII.GetBytes(body),
        };
        return new(request, Signature("s3", "20130524T000000Z", ["host"],
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"),
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    }

    private static RequestSignature Signature(string service, string time, string[] headers, string signature) => new()
    {
        AccessKeyId = "AKIDEXAMPLE",
        Day = time[..8],
        Region = "us-east-1",
        Service = service,
        SignedHeaders = headers,
        Signature = signature,
        TimeText = time,
        Time = DateTimeOffset.ParseExact(
            time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };
}
