using System.Management.Automation;

namespace SecretMonitor.Parameters;

/// <summary>
/// A sandbox in the pipeline says where to look, not for what: all is meant. PowerShell would take its text for a name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllOfSandboxTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is Sandboxes.Sandbox ? "*" : inputData;
}
