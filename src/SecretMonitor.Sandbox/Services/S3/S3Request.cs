using System.Globalization;
using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A request to S3 whose bucket, where it names one, was found.</summary>
internal sealed class S3Request(RawCall call, Bucket? bucket, string? key)
{
    public RawCall Call { get; } = call;

    /// <summary>The bucket, in operations on one.</summary>
    public Bucket Bucket => bucket ?? throw new InvalidOperationException("The operation is not on a bucket.");

    /// <summary>The key, in operations on an object.</summary>
    public string Key => key ?? throw new InvalidOperationException("The operation is not on an object.");

    public byte[] Body => Call.Body;

    public string? VersionId => Parameter("versionId");

    public string? Parameter(string name) => Call.Request.Parameter(name);

    public string? Header(string name) => Call.Request.Headers[name];

    /// <summary>A whole number in the query; null when it is absent.</summary>
    /// <exception cref="ServiceFault">InvalidArgument.</exception>
    public int? Number(string name)
    {
        if (Parameter(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw S3Fault.InvalidArgument($"Provided {name} not an integer or within integer range", name, text);
        }

        return number >= 0
            ? number
            : throw S3Fault.InvalidArgument($"Argument {name} must be an integer between 0 and 2147483647", name, text);
    }

    /// <summary>Refuses the request unless policies allow it on the bucket.</summary>
    public void AuthorizeBucket(string action, params (string Key, string? Value)[] context) =>
        Authorize(action, Bucket.Arn, context);

    /// <summary>Refuses the request unless policies allow it on the object.</summary>
    public void AuthorizeObject(string action, params (string Key, string? Value)[] context) =>
        Authorize(action, $"{Bucket.Arn}/{Key}", context);

    /// <summary>Refuses the request unless policies allow it on a resource of the bucket.</summary>
    public void Authorize(string action, string resource, params (string Key, string? Value)[] context)
    {
        // A public policy opens nothing to strangers while the bucket restricts it.
        var isRestricted = Call.Caller.Kind == CallerKind.Anonymous && Bucket.Restricts("RestrictPublicBuckets");
        Call.Authorize(
            action,
            resource,
            isRestricted ? null : Bucket.Policy,
            context.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!),
            $"\"{resource}\"");
    }
}
