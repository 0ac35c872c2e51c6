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
        if (request.Header("If-Match") is { } match)
        {
            if (!Matches(match, version.ETag))
            {
                throw S3Fault.PreconditionFailed("If-Match");
            }
        }
        else if (Time(request.Header("If-Unmodified-Since")) is { } unmodified && Seconds(version) > unmodified)
        {
            throw S3Fault.PreconditionFailed("If-Unmodified-Since");
        }

        var isUnchanged = request.Header("If-None-Match") is { } none
            ? Matches(none, version.ETag)
            : Time(request.Header("If-Modified-Since")) is { } modified && Seconds(version) <= modified;
        if (!isUnchanged)
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
