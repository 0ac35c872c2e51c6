using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Authentication;

/// <summary>AWS's answers to requests that it does not believe, by kind of service.</summary>
public sealed class SignatureTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Wrong = "The request signature we calculated does not match the signature you provided. Check your AWS "
        + "Secret Access Key and signing method. Consult the service documentation for details.";

    private SandboxServer Server => sandbox.Server;

    [Fact]
    public void A_signed_call_is_served_in_json_query_and_S3()
    {
        using SandboxClient client = new(Server);

        Assert.Equal((200, 200, 200), Statuses(client));
    }

    [Fact]
    public void An_unknown_key_is_refused()
    {
        using SandboxClient client = new(Server, accessKey: "AKIAIOSFODNN7EXAMPLE");

        const string invalid = "The security token included in the request is invalid.";
        Refused(client.Secrets("ListSecrets", "{}"), 400, "UnrecognizedClientException", invalid);
        Refused(client.Sts("GetCallerIdentity"), 403, "InvalidClientTokenId", invalid);
        Refused(S3(client), 403, "InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records.");
    }

    [Fact]
    public void A_wrong_secret_key_is_refused()
    {
        using SandboxClient client = new(Server, secretKey: "wrong");

        Refused(client.Secrets("ListSecrets", "{}"), 400, "InvalidSignatureException", Wrong);
        Refused(client.Sts("GetCallerIdentity"), 403, "SignatureDoesNotMatch", Wrong);
        var s3 = S3(client);
        Assert.Equal((403, "SignatureDoesNotMatch"), (s3.Status, s3.Code));
        Assert.StartsWith("AWS4-HMAC-SHA256\n", s3.Element("StringToSign"));
        Assert.StartsWith("GET\n/\n", s3.Element("CanonicalRequest"));
    }

    [Theory]
    [InlineData(-6, "Signature expired: ")]
    [InlineData(6, "Signature not yet current: ")]
    public void A_clock_more_than_five_minutes_off_is_refused(int minutes, string text)
    {
        using SandboxClient client = new(Server) { ClockError = TimeSpan.FromMinutes(minutes) };

        var json = client.Secrets("ListSecrets", "{}");
        Assert.Equal((400, "InvalidSignatureException"), (json.Status, json.Code));
        Assert.StartsWith(text, json.Error);
        Assert.Contains("5 min.)", json.Error);
        var query = client.Sts("GetCallerIdentity");
        Assert.Equal((403, "SignatureDoesNotMatch"), (query.Status, query.Code));
        Assert.Equal(200, S3(client).Status);
    }

    [Fact]
    public void S3_takes_a_clock_fifteen_minutes_off()
    {
        using SandboxClient client = new(Server) { ClockError = TimeSpan.FromMinutes(-16) };

        Refused(S3(client), 403, "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.");
    }

    [Fact]
    public void The_virtual_clock_is_none_of_the_clients_business()
    {
        using SandboxFixture own = new();
        own.Server.Step(TimeSpan.FromDays(400));
        using SandboxClient client = new(own.Server);

        Assert.Equal(200, client.Sts("GetCallerIdentity").Status);
    }

    [Fact]
    public void A_call_without_a_signature_is_refused()
    {
        using SandboxClient client = new(Server);
        using HttpRequestMessage json = new(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        json.Headers.Add("X-Amz-Target", "secretsmanager.ListSecrets");
        using HttpRequestMessage query = new(HttpMethod.Get, "/?Action=GetCallerIdentity&Version=2011-06-15");
        using HttpRequestMessage s3 = new(HttpMethod.Get, "/bucket");

        Refused(client.SendUnsigned(json), 400, "MissingAuthenticationTokenException", "Missing Authentication Token");
        Refused(client.SendUnsigned(query), 403, "MissingAuthenticationToken",
            "Request is missing Authentication Token");
        Assert.NotEqual(200, client.SendUnsigned(s3).Status);
    }

    [Theory]
    [InlineData("Bearer x")]
    [InlineData("AWS4-HMAC-SHA256 Credential")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/20260914/us-east-1/secretsmanager/aws4_request, SignedHeaders=host")]
    public void A_header_that_is_no_signature_is_called_incomplete(string authorization)
    {
        using SandboxClient client = new(Server);
        using HttpRequestMessage request = new(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "secretsmanager.ListSecrets");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal("IncompleteSignatureException", client.SendUnsigned(request).Code);
    }

    [Theory]
    [InlineData("/bucket/key", "AWS AKIAIOSFODNN7EXAMPLE:c2lnbmF0dXJl")]
    [InlineData("/bucket/key?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=c2lnbmF0dXJl&Expires=1795432234", null)]
    public void A_signature_of_version_2_is_told_what_to_use(string target, string? authorization)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, target);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using SandboxClient client = new(Server);

        Refused(client.SendUnsigned(request), 400, "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
    }

    [Fact]
    public void A_scope_for_another_service_is_refused_and_the_right_one_named()
    {
        using SandboxClient client = new(Server) { ScopeService = "sns" };

        Refused(client.Secrets("ListSecrets", "{}"), 400, "InvalidSignatureException",
            "Credential should be scoped to correct service: 'secretsmanager'.");
    }

    [Fact]
    public void A_scope_for_no_region_is_refused()
    {
        using SandboxClient client = new(Server) { Region = "nowhere" };

        Refused(client.Secrets("ListSecrets", "{}"), 400, "InvalidSignatureException",
            "Credential should be scoped to a valid region, not 'nowhere'.");
    }

    [Fact]
    public void A_changed_body_header_or_query_is_noticed()
    {
        using SandboxClient client = new(Server);
        using var body = Signed(client, "/");
        body.Content = new StringContent(
            "Action=DeleteUser&UserName=alice&Version=2010-05-08", System.Net.Http.Headers.MediaTypeHeaderValue
            .Parse("application/x-www-form-urlencoded; charset=utf-8"));
        using var query = Signed(client, "/?a=1");
        query.RequestUri = new("/?a=2", UriKind.Relative);
        using var unsignedHeader = Signed(client, "/");
        unsignedHeader.Headers.Add("x-amz-extra", "1");

        Assert.Equal("SignatureDoesNotMatch", client.SendUnsigned(body).Code);
        Assert.Equal("SignatureDoesNotMatch", client.SendUnsigned(query).Code);
        Assert.Equal("SignatureDoesNotMatch", client.SendUnsigned(unsignedHeader).Code);
    }

    [Fact]
    public void A_session_token_must_be_the_keys_own_and_ends_with_virtual_time()
    {
        using SandboxFixture own = new();
        using SandboxClient root = new(own.Server);
        var keys = root.Sts("GetSessionToken&DurationSeconds=900");
        using SandboxClient session = new(own.Server, keys.Element("AccessKeyId"), keys.Element("SecretAccessKey"))
        {
            SessionToken = keys.Element("SessionToken"),
        };
        using SandboxClient tokenless = new(own.Server, session.AccessKey, session.SecretKey);
        using SandboxClient needless = new(own.Server) { SessionToken = "x" };

        Assert.Equal(200, session.Sts("GetCallerIdentity").Status);
        Assert.Equal("InvalidClientTokenId", tokenless.Sts("GetCallerIdentity").Code);
        Assert.Equal("UnrecognizedClientException", needless.Secrets("ListSecrets", "{}").Code);
        Assert.Equal((400, "InvalidToken"), (S3(needless).Status, S3(needless).Code));
        own.Server.Step(TimeSpan.FromMinutes(15));
        Refused(session.Secrets("ListSecrets", "{}"), 400, "ExpiredTokenException",
            "The security token included in the request is expired");
        Refused(session.Sts("GetCallerIdentity"), 403, "ExpiredToken",
            "The security token included in the request is expired");
        Refused(S3(session), 400, "ExpiredToken", "The provided token has expired.");
    }

    [Fact]
    public void An_inactive_key_is_unknown()
    {
        using SandboxFixture own = new();
        var user = own.Server.AddPrincipal("alice", policyJson: null);
        using SandboxClient root = new(own.Server);
        using SandboxClient alice = new(own.Server, user.AccessKeyId, user.SecretAccessKey);
        Assert.Equal(200, alice.Sts("GetCallerIdentity").Status);

        root.Iam($"UpdateAccessKey&UserName=alice&AccessKeyId={user.AccessKeyId}&Status=Inactive");

        Assert.Equal("InvalidClientTokenId", alice.Sts("GetCallerIdentity").Code);
    }

    [Fact]
    public void A_browser_is_told_what_this_is()
    {
        using SandboxClient client = new(Server);
        using HttpRequestMessage request = new(HttpMethod.Get, "/");

        var answer = client.SendUnsigned(request);

        Assert.Equal(200, answer.Status);
        Assert.Contains("AWS_ENDPOINT_URL=" + Server.EndpointUrl, answer.Text);
    }

    private static HttpRequestMessage Signed(SandboxClient client, string target) =>
        client.Sign("iam", HttpMethod.Post, target,
        "Action=ListUsers&Version=2010-05-08"u8.ToArray(), (
            "Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));

    private static (int Json, int Query, int S3) Statuses(SandboxClient client) =>
        (client.Secrets("ListSecrets", "{}").Status, client.Sts("GetCallerIdentity").Status, S3(client).Status);

    private static Answer S3(SandboxClient client) => client.Send("s3", HttpMethod.Get, "/", []);

    private static void Refused(Answer answer, int status, string code, string message) =>
        Assert.Equal((status, code, message), (answer.Status, answer.Code, answer.Error));
}
