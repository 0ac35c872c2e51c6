#if NETFRAMEWORK
using System.Reflection;

namespace SecretMonitor;

/// <summary>
/// Windows PowerShell: one application domain for all, so only requests that come from our own assemblies are answered.
/// <see cref="Assembly.LoadFile(string)"/> keeps two assemblies of the same identity apart, which LoadFrom does not.
/// </summary>
internal sealed class PrivateAssemblies(string moduleFolder)
{
    public void Offer() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    public void Withdraw() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (request.RequestingAssembly is not { IsDynamic: false } requester || !IsOurs(requester))
        {
            return null;
        }
        var name = new AssemblyName(request.Name).Name;
        var own = Path.Combine(moduleFolder, "deps", name + ".dll");
        if (File.Exists(own))
        {
            return Assembly.LoadFile(own);
        }
        var shared = Path.Combine(moduleFolder, name + ".dll");
        return File.Exists(shared) ? Assembly.LoadFrom(shared) : null;
    }

    private bool IsOurs(Assembly assembly) =>
        assembly.Location.StartsWith(moduleFolder + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
#endif
