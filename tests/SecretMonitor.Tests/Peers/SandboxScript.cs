using System.Diagnostics;
using System.Text.Json;
using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Peers;

/// <summary>Runs a script in which boto3 calls a sandbox, and asks us to move its clock.</summary>
internal static class SandboxScript
{
    private static readonly string? Executable = Executables.Find("python3") ?? Executables.Find("python");
    private static readonly Lazy<bool> HasBoto = new(() =>
    {
        using var process = Process.Start(Executable!, ["-c", "import boto3"]);
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    public static void Run(SandboxServer server, string script, params string[] more)
    {
        Assert.SkipWhen(Executable is null, "python3 is not installed");
        Assert.SkipUnless(HasBoto.Value, "boto3 is not installed (pip install boto3)");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Peers", script),
            server.EndpointUrl, server.AccessKey, server.SecretKey, server.Options.Region, .. more,
        ];
        using var process = Process.Start(new ProcessStartInfo(Executable!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('>'))
            {
                process.StandardInput.WriteLine(Answer(server, line[1..].Split(' ')));
                process.StandardInput.Flush();
            }
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
    }

    private static string Answer(SandboxServer server, string[] request)
    {
        if (request[0] == "mail")
        {
            return JsonSerializer.Serialize(server.Mail);
        }

        server.Step(TimeSpan.FromSeconds(int.Parse(request[1])));
        return JsonSerializer.Serialize(server.Now.ToUnixTimeMilliseconds() / 1000.0);
    }
}
