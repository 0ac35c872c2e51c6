#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace SecretMonitor;

/// <summary>PowerShell 7: a load context of our own, entered through one name.</summary>
internal sealed class PrivateAssemblies(string moduleFolder) : AssemblyLoadContext("SecretMonitor")
{
    private const string Entrance = "SecretMonitor.Aws";

    public void Offer() => Default.Resolving += Resolve;

    public void Withdraw() => Default.Resolving -= Resolve;

    /// <summary>
    /// What lies in <c>deps/</c> is loaded here; what lies beside the module is shared with it, or its types would be
    /// other types here; the rest (null) is the framework's.
    /// </summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var own = Path.Combine(moduleFolder, "deps", assemblyName.Name + ".dll");
        if (File.Exists(own))
        {
            return LoadFromAssemblyPath(own);
        }
        var shared = Path.Combine(moduleFolder, assemblyName.Name + ".dll");
        return File.Exists(shared) ? Default.LoadFromAssemblyPath(shared) : null;
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == Entrance ? LoadFromAssemblyName(name) : null;
}
#endif
