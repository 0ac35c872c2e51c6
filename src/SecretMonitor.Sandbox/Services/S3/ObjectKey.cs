using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The keys of KMS that objects are encrypted with, as their headers name them.</summary>
internal static class ObjectKey
{
    public const string Algorithm = "x-amz-server-side-encryption";
    public const string Key = Algorithm + "-aws-kms-key-id";

    /// <summary>The encryption context: base64 of a JSON object. Stored, and never shown.</summary>
    public const string Context = Algorithm + "-context";

    /// <summary>The headers of an object that a caller writes, with its key's ARN.</summary>
    /// <exception cref="ServiceFault">The caller may not encrypt with the key.</exception>
    public static IReadOnlyDictionary<string, string> Demand(S3Request request, Dictionary<string, string> headers)
    {
        if (KeyOf(headers) is { } key)
        {
            var keys = request.Call.World.Get<IKeyStore>();
            var resource = $"{request.Bucket.Arn}/{request.Key}";
            Throw(keys.Use(request.Call, key, "GenerateDataKey", ContextOf(headers, resource)));
            headers[Key] = keys.Find(request.Bucket.Region, key)!;
        }

        return headers;
    }

    /// <exception cref="ServiceFault">The caller may not decrypt with the object's key.</exception>
    public static void DemandRead(S3Request request, ObjectVersion version)
    {
        if (KeyOf(version.Headers) is { } key)
        {
            var context = ContextOf(version.Headers, $"{request.Bucket.Arn}/{request.Key}");
            Throw(request.Call.World.Get<IKeyStore>().Use(request.Call, key, "Decrypt", context));
        }
    }

    /// <summary>Encrypts for a service.</summary>
    /// <returns>Null, and the key's ARN is in the headers; otherwise S3's error code.</returns>
    public static string? Use(
        World world, ServiceCaller caller, Bucket bucket, string objectKey, Dictionary<string, string> headers)
    {
        if (KeyOf(headers) is not { } key)
        {
            return null;
        }

        var keys = world.Get<IKeyStore>();
        var context = ContextOf(headers, $"{bucket.Arn}/{objectKey}");
        if (keys.Use(caller, bucket.Region, "s3", key, ["GenerateDataKey"], context) is { } fault)
        {
            return CodeOf(fault);
        }

        headers[Key] = keys.Find(bucket.Region, key)!;
        return null;
    }

    private static string? KeyOf(IReadOnlyDictionary<string, string> headers) =>
        !headers.TryGetValue(Algorithm, out var algorithm) || algorithm == "AES256" ? null
        : headers.TryGetValue(Key, out var key) ? key
        : "alias/aws/s3";

    private static Dictionary<string, string> ContextOf(IReadOnlyDictionary<string, string> headers, string resource)
    {
        Dictionary<string, string> context = new() { ["aws:s3:arn"] = resource };
        if (headers.TryGetValue(Context, out var text))
        {
            foreach (var pair in Read(text) ?? throw S3Fault.InvalidArgument(
                "The header must be the base64 of a JSON object of strings.", Context, text))
            {
                context[pair.Key] = (string)pair.Value!;
            }
        }

        return context;
    }

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonText.TryParse(Encoding.UTF8.GetString(Convert.FromBase64String(text))) is JsonObject context
                && context.All(p => p.Value is JsonValue value && value.TryGetValue<string>(out _)) ? context : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Throw(ServiceFault? fault)
    {
        if (fault is not null)
        {
            var isDenied = fault.IsAccessDenied;
            throw new ServiceFault(CodeOf(fault), fault.Message, isDenied ? 403 : 400)
            {
                IsAccessDenied = isDenied,
                IsOfKey = true,
            };
        }
    }

    private static string CodeOf(ServiceFault fault) => fault.IsAccessDenied ? "AccessDenied" : "KMS." + fault.Code;
}
