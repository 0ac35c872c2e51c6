namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>S3's errors: code, text, status and the members of the error's body that name what it is about.</summary>
internal static class S3Fault
{
    public static ServiceFault NoSuchBucket(string bucket) =>
        About("NoSuchBucket", "The specified bucket does not exist", 404, ("BucketName", bucket));

    /// <summary>The header tells clients where to go.</summary>
    public static ServiceFault WrongRegion(Bucket bucket) => new(
        "PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint. "
            + "Please send all future requests to this endpoint.",
        301)
    {
        Details = new Dictionary<string, string>
        {
            ["Endpoint"] = $"{bucket.Name}.s3.{bucket.Region}.amazonaws.com",
            ["Bucket"] = bucket.Name,
        },
        Headers = new Dictionary<string, string> { ["x-amz-bucket-region"] = bucket.Region },
    };

    /// <param name="key">The key.</param>
    /// <param name="marker">The delete marker that stands on top of it, if one does.</param>
    public static ServiceFault NoSuchKey(string key, ObjectVersion? marker = null) =>
        new("NoSuchKey", "The specified key does not exist.", 404)
        {
            Details = new Dictionary<string, string> { ["Key"] = key },
            Headers = marker is null ? new Dictionary<string, string>() : MarkerHeaders(marker),
        };

    /// <summary>A delete marker has nothing to get.</summary>
    public static ServiceFault IsDeleteMarker(string method, ObjectVersion marker) =>
        new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
        {
            Details = new Dictionary<string, string> { ["Method"] = method, ["ResourceType"] = "DeleteMarker" },
            Headers = MarkerHeaders(marker),
        };

    public static ServiceFault NoSuchVersion(string key, string versionId) =>
        About("NoSuchVersion", "The specified version does not exist.", 404, ("Key", key), ("VersionId", versionId));

    public static ServiceFault NoSuchUpload(string uploadId) =>
        About(
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or "
                + "completed.",
            404,
            ("UploadId", uploadId));

    public static ServiceFault MalformedXml() => new(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published schema",
        400);

    public static ServiceFault InvalidArgument(string message, string name, string value) =>
        About("InvalidArgument", message, 400, ("ArgumentName", name), ("ArgumentValue", value));

    public static ServiceFault MethodNotAllowed(string method) => About(
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        405,
        ("Method", method));

    public static ServiceFault NotImplemented() =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented", 501);

    public static ServiceFault PreconditionFailed(string condition) => About(
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
        412,
        ("Condition", condition));

    public static ServiceFault AclNotSupported() =>
        new("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);

    private static Dictionary<string, string> MarkerHeaders(ObjectVersion marker) => new()
    {
        ["x-amz-delete-marker"] = "true",
        ["x-amz-version-id"] = marker.VersionId,
    };

    public static ServiceFault About(
        string code, string message, int status, params (string Name, string Value)[] details) =>
        new(code, message, status) { Details = details.ToDictionary(d => d.Name, d => d.Value) };
}
