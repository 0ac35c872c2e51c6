using System.Globalization;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The conditions of a conditional GET or HEAD, in the order of RFC 9110.</summary>
internal static class ObjectConditions
{
    /// <returns>The answer 304 where the client has the object already; null to go on.</returns>
    /// <exception cref="ServiceFault">PreconditionFailed.</exception>
    public static HttpResponse? Test(S3Request request, ObjectVersion version)
    {
        if (Failed(request, version) is { } failed)
        {
            throw S3Fault.PreconditionFailed(failed);
        }

        if (!IsUnchanged(request, version))
        {
            return null;
        }

        HttpResponse response = new(304)
        {
            Headers =
            {
                { "ETag", version.ETag },
                { "Last-Modified", version.LastModified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture) },
            },
        };
        ObjectHeaders.AddVersion(response, request.Bucket, version);
        return response;
    }

    /// <summary>The condition on what the object has to be that does not hold; null: all hold.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The version that it is about.</param>
    /// <param name="prefix">What the conditions' headers begin with: they can be about a copy's source.</param>
    public static string? Failed(S3Request request, ObjectVersion version, string prefix = "") =>
        request.Header(prefix + "If-Match") is { } match
            ? Matches(match, version.ETag) ? null : prefix + "If-Match"
            : Time(request.Header(prefix + "If-Unmodified-Since")) is { } time && Seconds(version) > time
                ? prefix + "If-Unmodified-Since"
                : null;

    /// <summary>Whether the conditions ask for what is newer, and this is not.</summary>
    public static bool IsUnchanged(S3Request request, ObjectVersion version, string prefix = "") =>
        request.Header(prefix + "If-None-Match") is { } none
            ? Matches(none, version.ETag)
            : Time(request.Header(prefix + "If-Modified-Since")) is { } time && Seconds(version) <= time;

    /// <summary>Whether a list of entity tags, quoted or not, or <c>*</c> has this one.</summary>
    public static bool Matches(string tags, string etag) =>
        tags.Split(',').Select(t => t.Trim()).Any(t => t == "*" || t.Trim('"') == etag.Trim('"'));

    /// <summary>A time in a header; what is none is no condition.</summary>
    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Headers have whole seconds.</summary>
    private static DateTimeOffset Seconds(ObjectVersion version) =>
        version.LastModified.AddTicks(-(version.LastModified.Ticks % TimeSpan.TicksPerSecond));
}
