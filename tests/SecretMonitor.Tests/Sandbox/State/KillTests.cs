using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.State;

public sealed class KillTests
{
    private const int Clients = 4;

    [Fact]
    public async Task What_a_killed_process_answered_is_there_when_the_sandbox_starts_again()
    {
        using StateFolder folder = new();
        ConcurrentBag<string> answered = [];
        using (var process = Start(folder))
        {
            var settings = await ReadSettingsAsync(process);
            var working = Enumerable.Range(0, Clients)
                .Select(i => Task.Run(() => Work(i, settings, answered))).ToList();
            while (answered.Count < 200 && working.TrueForAll(w => !w.IsCompleted))
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            process.Kill(entireProcessTree: true);
            await Task.WhenAll(working);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var again = folder.Start();
        using SandboxClient client = new(again);

        Assert.InRange(answered.Count, 200, int.MaxValue);
        Assert.All(answered, name =>
            Assert.Equal(200, client.Secrets("DescribeSecret", $$"""{"SecretId":"{{name}}"}""").Status));
    }

    /// <summary>Makes secrets until the sandbox is gone.</summary>
    private static void Work(int number, Dictionary<string, string> settings, ConcurrentBag<string> answered)
    {
        using SandboxClient client = new(
            settings["AWS_ENDPOINT_URL"], settings["AWS_ACCESS_KEY_ID"], settings["AWS_SECRET_ACCESS_KEY"]);
        try
        {
            for (var i = 0; ; i++)
            {
                var name = $"secret-{number}-{i}";
                Assert.Equal(200, client.Secrets("CreateSecret", $$"""{"Name":"{{name}}"}""").Status);
                answered.Add(name);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Killed.
        }
    }

    private static Process Start(StateFolder folder) => Process.Start(new ProcessStartInfo(
        "dotnet", [BuildOutput.Shell, "-Command", $"Start-SecretMonitorSandbox -Path '{folder.Path}' -Wait"])
    {
        RedirectStandardOutput = true,
    })!;

    private static async Task<Dictionary<string, string>> ReadSettingsAsync(Process process)
    {
        Dictionary<string, string> settings = [];
        while (!settings.ContainsKey("AWS_DEFAULT_REGION"))
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                ?? throw new InvalidOperationException("The shell ended before the sandbox had started.");
            if (line.Split('=', 2) is [var name, var value])
            {
                settings[name] = value;
            }
        }

        return settings;
    }
}
