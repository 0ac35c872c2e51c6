using System.Globalization;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The headers that an object is stored with, and those of answers about it.</summary>
internal static class ObjectHeaders
{
    private static readonly string[] Kept =
    [
        "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires",
        "x-amz-website-redirect-location",
        ObjectKey.Algorithm, ObjectKey.Key, ObjectKey.Context, ObjectKey.Algorithm + "-bucket-key-enabled",
    ];

    /// <summary>The headers of a request that stay with the object, completed.</summary>
    public static Dictionary<string, string> Stored(S3Request request)
    {
        var headers = request.Call.Request.Headers
            .Where(h => Kept.Contains(h.Key, StringComparer.OrdinalIgnoreCase)
                || h.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase))
            .GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => string.Join(",", g.Select(h => h.Value)), StringComparer.OrdinalIgnoreCase);
        return Completed(headers, request.Bucket);
    }

    /// <summary>Headers with S3's defaults: a type, the bucket's encryption, and nothing of the transfer.</summary>
    public static Dictionary<string, string> Completed(Dictionary<string, string> headers, Bucket bucket)
    {
        if (headers.TryGetValue("Content-Encoding", out var codings))
        {
            var kept = string.Join(
                ",", codings.Split(',').Select(c => c.Trim()).Where(c => c is not ("aws-chunked" or "")));
            headers.Remove("Content-Encoding");
            if (kept.Length > 0)
            {
                headers["Content-Encoding"] = kept;
            }
        }

        if (!headers.ContainsKey("Content-Type"))
        {
            headers["Content-Type"] = "binary/octet-stream";
        }

        if (!headers.ContainsKey(ObjectKey.Algorithm))
        {
            foreach (var header in BucketSettings.EncryptionHeaders(bucket))
            {
                headers[header.Key] = header.Value;
            }
        }

        return headers;
    }

    /// <summary>The headers of a copy: its source's, encrypted as the request or the bucket says.</summary>
    public static IReadOnlyDictionary<string, string> Copied(ObjectVersion target, ObjectVersion source)
    {
        var headers = source.Headers.Where(h => !IsEncryption(h.Key)).ToDictionary(
            h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var header in target.Headers.Where(h => IsEncryption(h.Key)))
        {
            headers[header.Key] = header.Value;
        }

        return headers;
    }

    private static bool IsEncryption(string header) =>
        header.StartsWith(ObjectKey.Algorithm, StringComparison.OrdinalIgnoreCase);

    public static string Tag(byte[] md5) =>
        $"\"{BitConverter.ToString(md5).Replace("-", "").ToLowerInvariant()}\"";

    /// <summary>The headers of an answer that gives the object, or would.</summary>
    public static void AddAll(HttpResponse response, S3Request request, ObjectVersion version)
    {
        var time = version.LastModified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.Add("Last-Modified", time);
        response.Headers.Add("ETag", version.ETag);
        response.Headers.Add("Accept-Ranges", "bytes");
        foreach (var header in version.Headers.Where(h => !IsHidden(h.Key)))
        {
            var asked = request.Parameter("response-" + header.Key.ToLowerInvariant());
            response.Headers.Add(header.Key, asked ?? header.Value);
        }

        if (version.StorageClass != "STANDARD")
        {
            response.Headers.Add("x-amz-storage-class", version.StorageClass);
        }

        if (version.Tags.Count > 0)
        {
            response.Headers.Add("x-amz-tagging-count", $"{version.Tags.Count}");
        }

        AddVersion(response, request.Bucket, version);
    }

    /// <summary>The headers of an answer to a write.</summary>
    public static HttpResponse AddWritten(S3Request request, ObjectVersion version, HttpResponse response)
    {
        AddEncryption(response, version);
        AddVersion(response, request.Bucket, version);
        return response;
    }

    public static void AddEncryption(HttpResponse response, ObjectVersion version)
    {
        foreach (var header in version.Headers)
        {
            if (IsEncryption(header.Key) && !IsHidden(header.Key))
            {
                response.Headers.Add(header.Key, header.Value);
            }
        }
    }

    private static bool IsHidden(string header) =>
        header.Equals(ObjectKey.Context, StringComparison.OrdinalIgnoreCase);

    public static void AddVersion(HttpResponse response, Bucket bucket, ObjectVersion version)
    {
        if (bucket.KnowsVersions)
        {
            response.Headers.Add("x-amz-version-id", version.VersionId);
        }
    }

    public static void AddChecksum(HttpResponse response, ObjectVersion version)
    {
        if (version.Checksum is { } checksum)
        {
            response.Headers.Add(checksum.Header, checksum.Value);
            response.Headers.Add("x-amz-checksum-type", checksum.Type);
        }
    }
}
