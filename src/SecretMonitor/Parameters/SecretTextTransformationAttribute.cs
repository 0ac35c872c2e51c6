using System.Management.Automation;
using System.Security;

namespace SecretMonitor.Parameters;

/// <summary>Takes a secret text as a string or as a <see cref="SecureString"/>, as objects of a sandbox have it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is SecureString secret
            ? SecureText.Reveal(secret)
            : inputData;
}
