using System.Reflection;

namespace SecretMonitor.Tests;

/// <summary>Where the build put what the tests use.</summary>
public static class BuildOutput
{
    public static string RepositoryRoot { get; } = Named("RepositoryRoot");

    /// <summary>The staged module.</summary>
    public static string ModuleManifest { get; } = Named("ModuleManifest");

    /// <summary>Folder of the staged module.</summary>
    public static string ModuleFolder { get; } = Path.GetDirectoryName(ModuleManifest)!;

    /// <summary>An AWSSDK.Core 4.x of another version than the module's.</summary>
    public static string OtherAwsSdk { get; } = Named("OtherAwsSdk");

    public static string Shell { get; } = Named("Shell");

    public static string PesterRunner { get; } = Named("PesterRunner");

    private static string Named(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
