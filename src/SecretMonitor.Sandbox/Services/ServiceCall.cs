using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Services;

/// <summary>What every call has, whatever its protocol: who, where, and what its CloudTrail record shall say.</summary>
internal abstract class ServiceCall(SandboxService service, Exchange exchange)
{
    public SandboxService Service { get; } = service;

    /// <summary>
    /// The operation as CloudTrail names it (<c>GetSecretValue</c>, <c>PutObject</c>). A service that reads HTTP itself
    /// sets it before authorising; a call without one leaves no record.
    /// </summary>
    public string? EventName { get; set; }

    /// <summary>Who signed the request.</summary>
    public Caller Caller { get; } = exchange.Caller;

    /// <summary>The region of the signature's scope: the region of everything that the call touches.</summary>
    public string Region { get; } = exchange.Region;

    public string RequestId { get; } = exchange.RequestId;

    public string SourceIPAddress { get; } = exchange.Request.RemoteAddress.ToString();

    public string UserAgent { get; } = exchange.Request.Headers["User-Agent"] ?? "";

    /// <summary>The Host header.</summary>
    public string Host { get; } = exchange.Request.Host;

    public World World => Service.World;

    public string AccountId => World.AccountId;

    /// <summary>Whether the caller is of another account than everything here.</summary>
    public bool IsForeign => Caller.Kind != CallerKind.Anonymous && Caller.AccountId != AccountId;

    public string Partition => World.PartitionOf(Region);

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => World.Clock.Now;

    /// <summary>How long the call may wait for something to answer.</summary>
    public Patience Patience { get; } = exchange.Patience;

    /// <summary>What the call's CloudTrail record says beyond what the dispatcher knows.</summary>
    public CallRecord Record { get; } = new();

    /// <summary>
    /// Whether the call was put to the policies, or told that it needs none. A test holds every operation to it.
    /// </summary>
    public bool IsAuthorized { get; private set; }

    /// <summary>An ARN in the call's region and account.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>
    /// Refuses the call unless identity policies, or the resource's policy, allow it (facts of IAM's evaluation in one
    /// account; a foreign caller needs both).
    /// </summary>
    /// <param name="operation">The operation part of the IAM action: <c>GetSecretValue</c>.</param>
    /// <param name="resource">The ARN of the resource, or <c>*</c>.</param>
    /// <param name="resourcePolicy">The resource's policy as JSON text, where it has one.</param>
    /// <param name="context">Condition keys besides the global ones (<c>secretsmanager:SecretId</c> ...).</param>
    /// <param name="shownResource">The resource as the denial's text names it, where that is not the ARN.</param>
    /// <exception cref="ServiceFault">Access denied, in this service's spelling.</exception>
    public void Authorize(
        string operation,
        string resource,
        string? resourcePolicy = null,
        IReadOnlyDictionary<string, string>? context = null,
        string? shownResource = null)
    {
        IsAuthorized = true;
        var action = $"{Service.ActionPrefix}:{operation}";
        Authorizer.Demand(this, action, resource, resourcePolicy, context, shownResource);
    }

    /// <summary>
    /// Says that AWS lets anybody make this call: <c>sts:GetCallerIdentity</c>, a link in a confirmation mail.
    /// </summary>
    public void NeedsNoPermission() => IsAuthorized = true;
}
