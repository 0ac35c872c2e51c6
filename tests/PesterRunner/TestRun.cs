using System.Diagnostics;

namespace PesterRunner;

/// <summary>The second pass: setups, tests and teardowns, in Pester's order and scopes.</summary>
internal sealed class TestRun(string file, Scopes scopes, Action<TestResult> report)
{
    public void Run(TestBlock block)
    {
        if (block.Tests.All(IsSkipped))
        {
            foreach (var test in block.Tests)
            {
                Report(test, "Skipped", "skipped with -Skip", default);
            }
            return;
        }
        scopes.Enter(block, () =>
        {
            if (RunSetup(block, "BeforeAll") is { } failure)
            {
                foreach (var test in block.Tests)
                {
                    Report(test, "Failed", failure, default);
                }
            }
            else
            {
                RunChildren(block);
            }
            if (RunSetup(block, "AfterAll") is { } late)
            {
                report(new(file, "", string.Join('.', block.Path), "Failed", late, 0));
            }
        });
    }

    private static bool IsSkipped(TestCase test) => test.Skip || test.Parent!.Ancestry.Any(block => block.Skip);

    private void RunChildren(TestBlock block)
    {
        foreach (var child in block.Children)
        {
            if (child is TestBlock inner)
            {
                Run(inner);
            }
            else if (IsSkipped((TestCase)child))
            {
                Report(child, "Skipped", "skipped with -Skip", default);
            }
            else
            {
                scopes.Enter(child, () => RunTest((TestCase)child));
            }
        }
    }

    private void RunTest(TestCase test)
    {
        var clock = Stopwatch.StartNew();
        List<string> failures = [];
        string? skipped = null;
        try
        {
            foreach (var block in test.Parent!.Ancestry)
            {
                Run(block, "BeforeEach");
            }
            test.Name = scopes.Expand(test.Template); // again: now with what the setups define
            scopes.DotSource(test.Body!);
        }
        catch (Exception e) when (SkipReason(e) is { } reason)
        {
            skipped = reason;
        }
        catch (Exception e)
        {
            failures.Add(Failure.Describe(e));
        }
        foreach (var block in test.Parent!.Ancestry.Reverse())
        {
            if (RunSetup(block, "AfterEach") is { } failure)
            {
                failures.Add(failure);
            }
        }
        var outcome = failures.Count > 0 ? "Failed" : skipped is null ? "Passed" : "Skipped";
        Report(test, outcome, failures.Count > 0 ? string.Join('\n', failures) : skipped, clock.Elapsed);
    }

    private void Run(TestBlock block, string setup)
    {
        if (block.Setups.TryGetValue(setup, out var script))
        {
            scopes.DotSource(script);
        }
    }

    /// <summary>How the setup failed; null if it did not, or there is none.</summary>
    private string? RunSetup(TestBlock block, string setup)
    {
        try
        {
            Run(block, setup);
            return null;
        }
        catch (Exception e)
        {
            return $"{setup} failed: {Failure.Describe(e)}";
        }
    }

    private static string? SkipReason(Exception e) =>
        e is SkipTestException ? e.Message : e.InnerException is { } inner ? SkipReason(inner) : null;

    private void Report(TestNode test, string outcome, string? message, TimeSpan duration) =>
        report(new(file, test.Id, string.Join('.', test.Path), outcome, message, duration.TotalMilliseconds));
}
