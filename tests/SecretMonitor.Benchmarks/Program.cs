using System.Reflection;
using SecretMonitor.Benchmarks;

if (args is [ImportSample.Verb, var module])
{
    ImportSample.Print(module);
    return;
}

Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
Console.WriteLine("Each figure is a median (the range of the middle half of the runs, the number of runs).");
if (IsWanted("import"))
{
    ImportBenchmark.Run(Built("ModuleManifest"), Built("EmptyModule"));
}

if (IsWanted("build"))
{
    await BuildBenchmark.RunAsync();
}

if (IsWanted("fleet"))
{
    // "fleet 500" takes minutes.
    int[] sizes = [1, 50, .. args.Where(a => a.All(char.IsAsciiDigit)).Select(int.Parse)];
    await FleetBenchmark.RunAsync(sizes);
}

if (IsWanted("load"))
{
    await LoadBenchmark.RunAsync();
}

if (IsWanted("sandbox"))
{
    await SandboxBenchmark.RunAsync();
}

// Without a name, all are run.
bool IsWanted(string name) => args.Length == 0 || args.Contains(name);

static string Built(string key) => Assembly.GetExecutingAssembly()
    .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
