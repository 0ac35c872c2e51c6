using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The settings of buckets that are XML documents: their rules, and the operations on them.</summary>
internal sealed class BucketSettings(World world)
{
    private static readonly string[] Blocks =
        ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    private static readonly XElement DefaultEncryption = Element(
        "ServerSideEncryptionConfiguration",
        Element(
            "Rule",
            Element("ApplyServerSideEncryptionByDefault", Element("SSEAlgorithm", "AES256")),
            Element("BucketKeyEnabled", "false")));

    private static readonly BucketSetting[] All =
    [
        new("versioning", "VersioningConfiguration", "BucketVersioning", "BucketVersioning")
        {
            Accept = (document, _) => AcceptVersioning(document),
            Default = Element("VersioningConfiguration"),
            CanDelete = false,
        },
        new("encryption", "ServerSideEncryptionConfiguration", "BucketEncryption", "EncryptionConfiguration")
        {
            Accept = (document, _) => AcceptEncryption(document),
            Default = DefaultEncryption,
        },
        new("publicAccessBlock", "PublicAccessBlockConfiguration", "BucketPublicAccessBlock", "BucketPublicAccessBlock")
        {
            Accept = (document, _) => AcceptBlocks(document),
            Missing = ("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
        },
        new("ownershipControls", "OwnershipControls", "BucketOwnershipControls", "BucketOwnershipControls")
        {
            Accept = (document, _) => AcceptOwnership(document),
            Missing = ("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
        },
        new("lifecycle", "LifecycleConfiguration", "BucketLifecycle", "LifecycleConfiguration")
        {
            Accept = LifecycleRules.Accept,
            Missing = ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
            Header = ("x-amz-transition-default-minimum-object-size", "all_storage_classes_128K"),
        },
    ];

    public IEnumerable<S3Route> Routes => All.SelectMany(Operations);

    /// <summary>What a new bucket has.</summary>
    public static void Initialize(Bucket bucket, string ownership)
    {
        bucket.Settings["publicAccessBlock"] =
            Element("PublicAccessBlockConfiguration", Blocks.Select(b => Element(b, "true")));
        bucket.Settings["ownershipControls"] =
            Element("OwnershipControls", Element("Rule", Element("ObjectOwnership", ownership)));
    }

    /// <summary>The encryption headers of an object that asks for none.</summary>
    public static IEnumerable<KeyValuePair<string, string>> EncryptionHeaders(Bucket bucket)
    {
        var document = bucket.Settings.TryGetValue("encryption", out var set) ? set : DefaultEncryption;
        var byDefault = document.Child("Rule")!.Child("ApplyServerSideEncryptionByDefault")!;
        yield return new("x-amz-server-side-encryption", byDefault.Text("SSEAlgorithm")!);
        if (byDefault.Text("KMSMasterKeyID") is { } key)
        {
            yield return new("x-amz-server-side-encryption-aws-kms-key-id", key);
        }
    }

    private IEnumerable<S3Route> Operations(BucketSetting setting)
    {
        var (at, name) = (setting.Subresource, setting.Event);
        yield return new("PUT", S3Level.Bucket, at, "Put" + name, request => Put(setting, request));
        yield return new("GET", S3Level.Bucket, at, "Get" + name, request => Get(setting, request));
        if (setting.CanDelete)
        {
            yield return new("DELETE", S3Level.Bucket, at, "Delete" + name, request => Delete(setting, request));
        }
    }

    private HttpResponse Put(BucketSetting setting, S3Request request)
    {
        request.AuthorizeBucket("Put" + setting.Action);
        Checksum.Verify(request.Call.Request.Headers, request.Body);
        request.Bucket.Settings[setting.Subresource] = setting.Accept(Read(request.Body, setting.Root), world);
        return WithHeader(setting, new(200));
    }

    private static HttpResponse Get(BucketSetting setting, S3Request request)
    {
        request.AuthorizeBucket("Get" + setting.Action);
        return request.Bucket.Settings.TryGetValue(setting.Subresource, out var document) || setting.Default is not null
            ? WithHeader(setting, Answer(document ?? setting.Default!))
            : throw S3Fault.About(
                setting.Missing.Code, setting.Missing.Message, 404, ("BucketName", request.Bucket.Name));
    }

    private static HttpResponse Delete(BucketSetting setting, S3Request request)
    {
        request.AuthorizeBucket("Put" + setting.Action);
        request.Bucket.Settings.Remove(setting.Subresource);
        return new(204);
    }

    private static HttpResponse WithHeader(BucketSetting setting, HttpResponse response)
    {
        if (setting.Header is var (name, value))
        {
            response.Headers.Add(name, value);
        }

        return response;
    }

    private static XElement AcceptVersioning(XElement document) => document.Text("Status") switch
    {
        "Enabled" or "Suspended" => document,
        null => throw new ServiceFault(
            "IllegalVersioningConfigurationException", "The Versioning element must be specified", 400),
        _ => throw S3Fault.MalformedXml(),
    };

    private static XElement AcceptEncryption(XElement document)
    {
        if (document.Children("Rule").ToList() is not [var rule]
            || rule.Child("ApplyServerSideEncryptionByDefault") is not { } byDefault
            || byDefault.Text("SSEAlgorithm") is not ("AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw S3Fault.MalformedXml();
        }

        if (byDefault.Text("SSEAlgorithm") == "AES256" && byDefault.Text("KMSMasterKeyID") is { } key)
        {
            throw S3Fault.InvalidArgument(
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
                "KMSMasterKeyID",
                key);
        }

        if (rule.Child("BucketKeyEnabled") is null)
        {
            rule.Add(Element("BucketKeyEnabled", "false"));
        }

        return document;
    }

    private static XElement AcceptBlocks(XElement document) => new(
        document.Name,
        Blocks.Select(b => Element(b, document.Text(b)?.ToLowerInvariant() switch
        {
            "true" => "true",
            "false" or null => "false",
            _ => throw S3Fault.MalformedXml(),
        })));

    private static XElement AcceptOwnership(XElement document) =>
        document.Children("Rule").ToList() is [var rule]
        && rule.Text("ObjectOwnership") is "BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter"
            ? document
            : throw S3Fault.MalformedXml();
}
