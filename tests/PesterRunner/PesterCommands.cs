using System.Management.Automation.Runspaces;
using PesterRunner.Commands;

namespace PesterRunner;

/// <summary>Pester's commands. A cmdlet is named verb-noun, so those that are one word are aliases here.</summary>
internal static class PesterCommands
{
    public static IEnumerable<SessionStateCommandEntry> All =>
    [
        new SessionStateCmdletEntry("Invoke-Block", typeof(BlockCommand), helpFileName: null),
        new SessionStateAliasEntry("Describe", "Invoke-Block"),
        new SessionStateAliasEntry("Context", "Invoke-Block"),
        new SessionStateCmdletEntry("Invoke-It", typeof(ItCommand), helpFileName: null),
        new SessionStateAliasEntry("It", "Invoke-It"),
        new SessionStateCmdletEntry("Invoke-Setup", typeof(SetupCommand), helpFileName: null),
        new SessionStateAliasEntry("BeforeDiscovery", "Invoke-Setup"),
        new SessionStateAliasEntry("BeforeAll", "Invoke-Setup"),
        new SessionStateAliasEntry("BeforeEach", "Invoke-Setup"),
        new SessionStateAliasEntry("AfterEach", "Invoke-Setup"),
        new SessionStateAliasEntry("AfterAll", "Invoke-Setup"),
        new SessionStateCmdletEntry("Invoke-Should", typeof(ShouldCommand), helpFileName: null),
        new SessionStateAliasEntry("Should", "Invoke-Should"),
        new SessionStateCmdletEntry("Set-ItResult", typeof(SetItResultCommand), helpFileName: null),
        new SessionStateCmdletEntry("Invoke-TestFile", typeof(InvokeTestFileCommand), helpFileName: null),
    ];
}
