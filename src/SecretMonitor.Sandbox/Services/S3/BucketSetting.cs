using System.Xml.Linq;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A setting of buckets that is one XML document, put, got and deleted at its own subresource.</summary>
/// <param name="Subresource">The query parameter, under which the bucket keeps it too.</param>
/// <param name="Root">The document's root.</param>
/// <param name="Event">CloudTrail's name after its verb: <c>BucketEncryption</c>.</param>
/// <param name="Action">The IAM action after its verb: <c>EncryptionConfiguration</c>.</param>
internal sealed record BucketSetting(string Subresource, string Root, string Event, string Action)
{
    /// <summary>Checks a document and completes it as S3 stores it; throws a <see cref="ServiceFault"/>.</summary>
    public Func<XElement, World, XElement> Accept { get; init; } = (document, _) => document;

    /// <summary>The answer to a get when it is not set; null: <see cref="Missing"/>.</summary>
    public XElement? Default { get; init; }

    /// <summary>The error of a get when it is not set: code and text.</summary>
    public (string Code, string Message) Missing { get; init; }

    public bool CanDelete { get; init; } = true;

    /// <summary>A header of the answers to put and get.</summary>
    public (string Name, string Value)? Header { get; init; }
}
