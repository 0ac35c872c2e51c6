namespace SecretMonitor.Benchmarks;

/// <summary>
/// Import-Module of the staged module against a binary module with one cmdlet. Most of either is the engine's work on
/// the manifest, which each module on the Gallery has; the third figure is the empty one's DLL without it.
/// </summary>
internal static class ImportBenchmark
{
    private const int Runs = 15;
    private const double Aim = 1.4;

    /// <summary>Takes turns, so that whatever else the machine does meets all.</summary>
    public static void Run(string module, string emptyModule)
    {
        var bare = Path.ChangeExtension(emptyModule, ".dll");
        string[] modules = [module, emptyModule, bare];
        var rounds = Enumerable.Range(0, Runs + 1).Select(_ => modules.Select(ImportSample.Take).ToArray()).ToList();

        // The first round reads the files from the disk.
        Series Of(int i) => new(rounds.Skip(1).Select(round => round[i]));
        var (ours, empty) = (Of(0), Of(1));
        Report.Title("Import-Module, a new process each time");
        Report.Line("this module", ours);
        Report.Line("an empty binary module", empty);
        Report.Ratio(ours.Median / empty.Median, Aim);
        Report.Line("its DLL without a manifest", Of(2));
    }
}
