using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SecretMonitor.Tests.Peers;

/// <summary>A moto_server of its own on a free loopback port, empty at first: an AWS that we did not write.</summary>
public sealed class MotoProcess : IDisposable
{
    /// <summary>What to tell where <see cref="IsInstalled"/> is false.</summary>
    public const string Missing = "moto_server is not installed (pip install 'moto[server]')";

    private static readonly string? Executable = Executables.Find("moto_server");
    private readonly Process _process;

    private MotoProcess(Process process, string url) => (_process, Url) = (process, url);

    /// <summary>Whether moto_server is on PATH.</summary>
    public static bool IsInstalled => Executable is not null;

    /// <summary>The endpoint of all its services: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Url { get; }

    /// <summary>The processor time that it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one, and waits until it answers.</summary>
    public static async Task<MotoProcess> StartAsync()
    {
        var port = FreePort();
        ProcessStartInfo start = new(Executable!, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        MotoProcess moto = new(process, $"http://127.0.0.1:{port}");
        try
        {
            await moto.AnswersAsync();
            return moto;
        }
        catch
        {
            moto.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync()
    {
        using HttpClient http = new();
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60));
        while (!await AnswersAsync(http, timeout.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("moto_server ended before it answered.");
            }

            await Task.Delay(50, timeout.Token);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken token)
    {
        try
        {
            using var response = await http.GetAsync(Url + "/moto-api/", token);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
