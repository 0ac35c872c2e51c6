namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// An error that AWS answers. <see cref="Code"/> is the exception's name in the model
/// (<c>ResourceNotFoundException</c>); the protocol turns it into what stands on the wire, with the status of the
/// model.
/// </summary>
internal sealed class ServiceFault(string code, string message, int? status = null) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>The HTTP status where the model's is not the right one.</summary>
    public int? Status { get; } = status;

    /// <summary>
    /// Whether it is a refusal: every service spells the code its own way, CloudTrail spells it <c>AccessDenied</c>.
    /// </summary>
    public bool IsAccessDenied { get; init; }

    /// <summary>Whether it is a key that refuses: records show the request then, other than of other refusals.</summary>
    public bool IsOfKey { get; init; }

    /// <summary>Headers of S3's error answers: a bucket's region, a version that is a delete marker.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Members besides code and message, for S3's and a few others' error bodies.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
