using System.Text;
using CsCheck;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Http;

/// <summary>Whatever a client sends, the sandbox refuses it in an orderly way and serves the next one.</summary>
public sealed class FuzzTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Gen<string> Word = Gen.OneOf(
        Of("", "/", "*", "Action=ListUsers", "secretsmanager.GetSecretValue", "rpc-v2-cbor", "gzip", "a.b.c", "%",
            "%zz", "?"),
        Gen.String[0, 40]);

    private static readonly Gen<string> Header = Gen.Select(
        Gen.OneOf(
            Of("X-Amz-Target", "Smithy-Protocol", "Authorization", "X-Amz-Date", "Content-Type", "Content-Encoding",
                "X-Amz-Security-Token", "x-amz-content-sha256", "Range", "Expect", "Transfer-Encoding"),
            Gen.String[Gen.Char.AlphaNumeric, 1, 12]),
        Gen.OneOf(
            Word,
            Of(
                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=a/b/c/sns/aws4_request,SignedHeaders=,Signature=",
                "AWS4-HMAC-SHA256 ===", "Basic xyz", "application/x-www-form-urlencoded", "20260101T000000Z")),
        (name, value) => $"{name}: {value.Replace('\n', ' ').Replace('\r', ' ')}\r\n");

    private static readonly Gen<byte[]> Request = Gen.Select(
        Of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"),
        Gen.OneOf(Of("/", "/bucket/key", "/?Action=GetCallerIdentity&Version=2011-06-15",
            "/?X-Amz-Signature=1&X-Amz-Credential=x",
            "/service/GraniteServiceVersion20100801/operation/ListMetrics", "/service/x/operation/y",
                "/?Action=ConfirmSubscription&Version=2010-03-31&Token=x&TopicArn=y"),
            Gen.String[Gen.Char.AlphaNumeric, 0, 20].Select(s => "/" + s)),
        Header.List[0, 6],
        Gen.OneOf(Gen.Byte.Array[0, 200], Of(
            "{\"SecretId\":\"x\"}", "{{{{", "Action=X&Version=2010-05-08&A.member.1=", "[1,2")
            .Select(Encoding.UTF8.GetBytes)),
        (method, target, headers, body) => Encoding.UTF8
            .GetBytes($"{method} {target} HTTP/1.1\r\nHost: localhost\r\n{string.Concat(headers)}Content-Length: {body.Length}\r\n\r\n")
            .Concat(body).ToArray());

    [Fact]
    public void Random_bytes_do_no_harm() =>
        Gen.Byte.Array[1, 2000].Sample(bytes => Survives(bytes), iter: 300, threads: 1);

    [Fact]
    public void Requests_of_random_parts_do_no_harm() =>
        Request.Sample(bytes => Survives(bytes), iter: 1500, threads: 1);

    [Fact]
    public void Signed_calls_with_random_bodies_do_no_harm()
    {
        using SandboxClient client = new(sandbox.Server);
        string[] targets =
        [
            "secretsmanager.CreateSecret", "secretsmanager.BatchGetSecretValue", "AmazonSQS.SendMessage",
                "Logs_20140328.FilterLogEvents",
            "AWSEvents.PutRule", "CloudTrail_20131101.LookupEvents", "GraniteServiceVersion20100801.PutMetricAlarm",
        ];
        string[] services = ["secretsmanager", "secretsmanager", "sqs", "logs", "events", "cloudtrail", "monitoring"];

        Gen.Select(Gen.Int[0, targets.Length - 1], Gen.Byte.Array[0, 100]).Sample((which, body) =>
        {
            var answer = client.Send(services[which], HttpMethod.Post, "/", body,
                ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", targets[which]));
            return answer.Status is >= 200 and < 500;
        }, iter: 700, threads: 1);
    }

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private void Survives(byte[] request)
    {
        using RawClient client = new(new Uri(sandbox.Server.EndpointUrl).Port);
        var answer = client.Send(request).EndSending().ReadToEnd();

        Assert.DoesNotContain("HTTP/1.1 5", answer);
        Assert.DoesNotContain(sandbox.Server.Log, e => e.Status >= 500);
    }
}
