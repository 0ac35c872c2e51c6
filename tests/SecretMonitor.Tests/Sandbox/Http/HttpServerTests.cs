using System.Text;
using SecretMonitor.Errors;
using SecretMonitor.Sandbox.Http;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Http;

public sealed class HttpServerTests : IDisposable
{
    private const string Close = "Host: localhost\r\nConnection: close\r\n";

    private readonly HttpServer _server = Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_request_reaches_the_handler_as_it_was_sent()
    {
        var answer = Ask($"POST /a%2Fb/../c?x=%41+b HTTP/1.1\r\n{Close}X-A:  1 \r\nContent-Length: 3\r\n\r\nabc");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer);
        Assert.EndsWith("POST /a%2Fb/../c?x=%41+b|1|abc", answer);
    }

    [Fact]
    public void A_connection_serves_one_request_after_the_other_even_when_sent_together()
    {
        var answers = Ask("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nPOST /2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx"
            + $"\r\nGET /3 HTTP/1.1\r\n{Close}\r\n");

        Assert.Equal(["GET /1||", "POST /2||x", "GET /3||"], Bodies(answers));
    }

    [Fact]
    public void Chunks_are_put_together_and_their_trailer_is_read()
    {
        var answers = Ask("POST /1 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\nGET /2 HTTP/1.1\r\n{Close}\r\n");

        Assert.Equal(["POST /1||abc0123456789", "GET /2||"], Bodies(answers));
    }

    [Fact]
    public void A_client_that_expects_to_be_told_to_continue_is_told()
    {
        using RawClient client = new(_server.Port);
        client.Send($"PUT / HTTP/1.1\r\n{Close}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", client.ReadUntil("\r\n\r\n"));
        Assert.EndsWith("PUT /||ok", client.Send("ok").ReadToEnd());
    }

    [Fact]
    public void An_answer_to_HEAD_tells_the_length_and_has_no_body()
    {
        var answer = Ask($"HEAD / HTTP/1.1\r\n{Close}\r\n");

        Assert.Contains("Content-Length: 8\r\n", answer);
        Assert.EndsWith("\r\n\r\n", answer);
    }

    [Fact]
    public void The_date_is_the_real_one()
    {
        var answer = Ask($"GET / HTTP/1.1\r\n{Close}\r\n");

        var date = answer.Split("\r\n").Single(l => l.StartsWith("Date: ", StringComparison.Ordinal))[6..];
        Assert.InRange(DateTimeOffset.Parse(date), DateTimeOffset.UtcNow.AddMinutes(
            -1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("localhost:4566")]
    [InlineData("LocalHost")]
    [InlineData("bucket.localhost:4566")]
    [InlineData("my.bucket.s3.localhost")]
    [InlineData("[::1]:4566")]
    public void A_name_of_this_machine_is_served(string host) =>
        Assert.StartsWith("HTTP/1.1 200 ", Ask($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("notlocalhost")]
    [InlineData("10.0.0.1")]
    [InlineData("evil.example:80:localhost")]
    [InlineData("")]
    public void A_foreign_name_is_refused_so_that_no_web_page_gets_in(string host) =>
        Assert.StartsWith("HTTP/1.1 403 ", Ask($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET /\r\n\r\n")]
    [InlineData("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("G@T / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")]
    [InlineData(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nshort")]
    public void What_is_not_HTTP_is_refused_and_the_connection_closed(string request) =>
        Assert.StartsWith("HTTP/1.1 400 ", Ask(request, endSending: true));

    [Fact]
    public void A_head_above_64_KB_is_refused() => Assert.StartsWith("HTTP/1.1 431 ",
        Ask($"GET / HTTP/1.1\r\n{Close}X: {new string('x', 70_000)}\r\n\r\n"));

    [Fact]
    public void A_body_above_the_limit_is_refused_before_it_is_read() => Assert.StartsWith("HTTP/1.1 413 ",
        Ask($"POST / HTTP/1.1\r\n{Close}Content-Length: 33554433\r\n\r\n"));

    [Fact]
    public void Chunks_above_the_limit_are_refused() => Assert.StartsWith("HTTP/1.1 413 ",
        Ask($"POST / HTTP/1.1\r\n{Close}Transfer-Encoding: chunked\r\n\r\n7FFFFFFF\r\n"));

    [Fact]
    public void A_client_that_closes_its_half_still_gets_its_answer() =>
        Assert.EndsWith("GET /||", Ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", endSending: true));

    [Fact]
    public void A_client_that_never_ends_its_request_is_sent_away()
    {
        using var server = Start(new() { Transfer = TimeSpan.FromMilliseconds(100) });
        using RawClient client = new(server.Port);

        Assert.Equal("", client.Send("GET / HT").ReadToEnd());
    }

    [Fact]
    public void A_proxy_style_target_is_served_by_its_path() =>
        Assert.EndsWith("GET /a?b||", Ask($"GET http://localhost:1/a?b HTTP/1.1\r\n{Close}\r\n"));

    [Fact]
    public void For_one_connection_too_many_the_longest_idle_one_is_closed()
    {
        using var server = Start(new() { Connections = 2 });
        using RawClient idle = new(server.Port);
        using RawClient slow = new(server.Port);
        slow.Send($"PUT /slow HTTP/1.1\r\n{Close}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n").ReadUntil("\r\n\r\n");
        idle.Send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n").ReadUntil("GET /1||");
        using RawClient one = new(server.Port);

        Assert.EndsWith("GET /2||", one.Send($"GET /2 HTTP/1.1\r\n{Close}\r\n").ReadToEnd());
        Assert.Empty(idle.ReadToEnd());
        Assert.EndsWith("PUT /slow||ok", slow.Send("ok").ReadToEnd());
    }

    [Fact]
    public void A_long_body_arrives_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 200_000));

        var answer = Ask($"POST / HTTP/1.1\r\n{Close}Content-Length: {body.Length}\r\n\r\n{body}");

        Assert.EndsWith("POST /||" + body, answer);
    }

    [Fact]
    public void A_port_in_use_is_named()
    {
        var error = Assert.Throws<SecretMonitorException>(() => Start(port: _server.Port));

        Assert.Contains($"Port {_server.Port} ", error.Message);
        Assert.Contains("in use", error.Message);
    }

    private static HttpServer Start(HttpLimits? limits = null, int port = 0)
    {
        HttpServer server = new(port, Echo, limits);
        server.Start();
        return server;
    }

    private static Task<HttpResponse> Echo(HttpRequest request) => Task.FromResult(HttpResponse.Text(200,
        $"{request.Method} {request.Target}|{request.Headers["X-A"]}|{Encoding.UTF8.GetString(request.Body)}"));

    private string Ask(string request, bool endSending = false)
    {
        using RawClient client = new(_server.Port);
        client.Send(request);
        return (endSending ? client.EndSending() : client).ReadToEnd();
    }

    private static IEnumerable<string> Bodies(string answers) => answers.Split("\r\n\r\n").Skip(1)
        .Select(part => part.Split("HTTP/1.1 ")[0]);
}
