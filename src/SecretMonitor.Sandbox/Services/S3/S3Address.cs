using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>Which bucket and key a request is about. The bucket is in the host's name, or first in the path.</summary>
/// <param name="Bucket">The bucket; null for the service itself.</param>
/// <param name="Key">The key; null for the bucket itself.</param>
internal sealed record S3Address(string? Bucket, string? Key)
{
    private static readonly Regex VirtualHost = new(
        @"^(?<bucket>.+?)\.(s3\.)?localhost\z|^(?<bucket>.+?)\.s3([.-][a-z0-9]+)*\.amazonaws\.com(\.cn)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static S3Address Of(HttpRequest request)
    {
        var path = FormText.Decode(request.Path.Substring(1), plusIsBlank: false);
        var host = Regex.Replace(request.Host, @":\d+\z", "");
        var hosted = VirtualHost.Match(host).Groups["bucket"].Value;
        if (hosted is not ("" or "s3"))
        {
            return new(hosted, NullIfEmpty(path));
        }

        // Two slashes name a bucket without a name, which is none, and not the service.
        var parts = path.Split(['/'], 2);
        return new(path.Length == 0 ? null : parts[0], parts.Length > 1 ? NullIfEmpty(parts[1]) : null);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
