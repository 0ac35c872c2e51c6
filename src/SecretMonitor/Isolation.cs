using System.Management.Automation;

namespace SecretMonitor;

/// <summary>
/// Keeps our AWS SDK to ourselves. Every AWSSDK.Core 4.x has the same assembly version, so the first in a process would
/// serve all: a session that has imported AWS.Tools would change what we run on, and we what it runs on. So
/// SecretMonitor.Aws and what it stands on lie in <c>deps/</c> and are loaded apart, when a command first needs them.
/// </summary>
public sealed class Isolation : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly PrivateAssemblies Assemblies =
        new(Path.GetDirectoryName(typeof(Isolation).Assembly.Location)!);

    /// <summary>Called at Import-Module, once per runspace.</summary>
    public void OnImport() => Assemblies.Offer();

    /// <summary>Called at Remove-Module.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => Assemblies.Withdraw();
}
