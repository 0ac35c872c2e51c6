using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Xunit;

namespace SecretMonitor.Tests.Peers;

/// <summary>
/// A moto_server of its own on a free loopback port, empty at first: an AWS that we did not write. Use it as a class
/// fixture; a test that asks for <see cref="Url"/> is skipped where moto_server is not installed.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    /// <summary>The account that moto plays.</summary>
    public const string AccountId = "123456789012";

    private const string Reason = "moto_server is not installed (pip install 'moto[server]')";
    private static readonly string? Executable = Executables.Find("moto_server");
    private Process? _process;
    private string? _url;

    /// <summary>Whether moto_server is on PATH.</summary>
    public static bool IsInstalled => Executable is not null;

    /// <summary>The endpoint of all its services: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Url
    {
        get
        {
            Assert.SkipWhen(_url is null, Reason);
            return _url;
        }
    }

    /// <summary>A client of one of its services.</summary>
    public T Client<T>()
        where T : AmazonServiceClient => AwsClients.At<T>(Url);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (IsInstalled)
        {
            await StartAsync();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
        return default;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StartAsync()
    {
        var port = FreePort();
        ProcessStartInfo start = new(Executable!, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var url = $"http://127.0.0.1:{port}";
        using HttpClient http = new();
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60));
        while (!await AnswersAsync(http, url + "/moto-api/", timeout.Token))
        {
            Assert.False(_process.HasExited, "moto_server ended before it answered.");
            await Task.Delay(50, timeout.Token);
        }

        _url = url;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string url, CancellationToken token)
    {
        try
        {
            using var response = await http.GetAsync(url, token);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
