using System.Collections;
using System.Management.Automation;

namespace SecretMonitor.Parameters;

/// <summary>
/// Takes tags as a hashtable, or as objects with Key and Value as AWS Tools for PowerShell have them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IDictionary || value is null)
        {
            return value!;
        }

        Hashtable tags = new(StringComparer.Ordinal);
        foreach (var item in value is object[] many ? many : [value])
        {
            var tag = PSObject.AsPSObject(item);
            if (tag.Properties["Key"]?.Value is not { } key)
            {
                throw new ArgumentTransformationMetadataException(
                    "Tags are a hashtable, such as @{ team = 'blue' }, or objects with Key and Value.");
            }

            tags[key.ToString()!] = tag.Properties["Value"]?.Value?.ToString() ?? "";
        }

        return tags;
    }
}
