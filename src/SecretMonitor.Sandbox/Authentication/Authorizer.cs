using System.Collections.Concurrent;
using System.Globalization;
using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>Decides by policies whether a call, or a service's act, may happen.</summary>
internal static class Authorizer
{
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<string, PolicyDocument> Parsed = new(StringComparer.Ordinal);

    /// <exception cref="ServiceFault">The caller may not; in the service's spelling.</exception>
    public static void Demand(
        ServiceCall call,
        string action,
        string resource,
        string? resourcePolicy,
        IReadOnlyDictionary<string, string>? context,
        string? shownResource)
    {
        var caller = call.Caller;
        var policies = PoliciesOf(caller) with { Resource = resourcePolicy is null ? null : Parse(resourcePolicy) };
        AuthorizationRequest request = new(ToPolicyCaller(caller, call.Partition), action, resource)
        {
            Context = ContextOf(call, context),

            ResourceAccountId = OwnerOf(call, resource),
        };
        var decision = PolicyEvaluator.Evaluate(request, policies);
        if (!decision.IsAllowed)
        {
            throw Refusal(
                call,
                decision,
                call.Service.ShownAction(action),
                shownResource ?? resource,
                call.Service.AccessDeniedCode);
        }
    }

    /// <summary>Refuses a call that hands a role to a service, unless its caller may do that.</summary>
    /// <exception cref="ServiceFault">The caller may not; in the service's spelling.</exception>
    public static void DemandPassRole(ServiceCall call, string roleArn, string servicePrincipal) => Demand(
        call,
        "iam:PassRole",
        roleArn,
        resourcePolicy: null,
        new Dictionary<string, string> { ["iam:PassedToService"] = servicePrincipal },
        shownResource: null);

    /// <summary>
    /// AWS's own policies are of an account called "aws", and everybody's; where an ARN names no account, as those of
    /// buckets, or there is none, it is the account that is here.
    /// </summary>
    private static string OwnerOf(ServiceCall call, string resource) =>
        !Arn.TryParse(resource, out var arn) || arn.AccountId.Length == 0 ? call.AccountId
        : arn.AccountId == "aws" ? call.Caller.AccountId
        : arn.AccountId;

    /// <summary>The fault for a refusal.</summary>
    public static ServiceFault Refusal(
        ServiceCall call, Decision decision, string action, string resource, string code) =>
        new(
            code,
            decision.DenialMessage(call.Caller.Arn, action, resource),
            call.Service is RawService ? 403 : null)
        {
            IsAccessDenied = true,
        };

    /// <summary>Whether a resource's policy lets a service do something.</summary>
    public static bool Allows(
        World world,
        ServiceCaller caller,
        string action,
        string resource,
        string? resourcePolicy,
        RequestContext? context = null)
    {
        var keys = context ?? [];
        keys.Add("aws:SourceArn", caller.SourceArn);
        keys.Add("aws:SourceAccount", caller.SourceAccount);
        keys.Add("aws:SourceOwner", caller.HasSourceOwner ? caller.SourceAccount : null);
        AddTime(keys, world.Clock.Now);
        AuthorizationRequest request = new(PolicyCaller.Service(caller.Principal), action, resource) { Context = keys };
        PolicySet policies = new() { Resource = resourcePolicy is null ? null : Parse(resourcePolicy) };
        return PolicyEvaluator.Evaluate(request, policies).IsAllowed;
    }

    /// <summary>The caller's own policies.</summary>
    public static PolicySet PoliciesOf(Caller caller) => new()
    {
        Identity = [.. caller.IdentityPolicies.Select(Parse)],
        Session = caller.SessionPolicy is { } session ? [Parse(session)] : null,
        Boundary = caller.Boundary is { } boundary ? Parse(boundary) : null,
    };

    /// <summary>A caller as the policy language knows it.</summary>
    public static PolicyCaller ToPolicyCaller(Caller caller, string partition) => caller.Kind switch
    {
        CallerKind.Root => PolicyCaller.Root(caller.AccountId, partition),
        CallerKind.User => PolicyCaller.User(caller.Arn) with { UserId = caller.PrincipalId },
        CallerKind.AssumedRole =>
            PolicyCaller.RoleSession(caller.Arn, caller.RoleArn!) with { UserId = caller.PrincipalId },
        CallerKind.FederatedUser => PolicyCaller.FederatedUser(caller.Arn) with { UserId = caller.PrincipalId },
        _ => PolicyCaller.Anonymous,
    };

    /// <summary>A policy that was checked when it was stored; each text is parsed once.</summary>
    public static PolicyDocument Parse(string json)
    {
        if (Parsed.Count > MostKept)
        {
            Parsed.Clear();
        }

        return Parsed.GetOrAdd(json, PolicyDocument.Parse);
    }

    /// <summary>The condition keys of a call: the global ones and those that the operation adds.</summary>
    public static RequestContext ContextOf(ServiceCall call, IReadOnlyDictionary<string, string>? context)
    {
        RequestContext keys = new()
        {
            { "aws:SourceIp", call.SourceIPAddress },
            { "aws:UserAgent", call.UserAgent },
            { "aws:RequestedRegion", call.Region },
            { "aws:ViaAWSService", "false" },
            { "aws:TokenIssueTime", call.Caller.SessionCreated is { } created ? Iso(created) : null },
            { "aws:MultiFactorAuthPresent", call.Caller.SessionCreated is null ? null : "false" },
        };
        AddTime(keys, call.Now);
        foreach (var tag in call.Caller.Tags)
        {
            keys.Add("aws:PrincipalTag/" + tag.Key, tag.Value);
        }

        AddAll(keys, context);
        AddTagKeys(keys, call, context);
        return keys;
    }

    /// <summary><c>aws:TagKeys</c>: the keys of the tags that a request sets or takes away.</summary>
    private static void AddTagKeys(
        RequestContext keys, ServiceCall call, IReadOnlyDictionary<string, string>? context)
    {
        const string requested = "aws:RequestTag/";
        var set = context?.Keys.Where(k => k.StartsWith(requested, StringComparison.OrdinalIgnoreCase))
            .Select(k => k.Substring(requested.Length)) ?? [];
        var taken = call is Call { Input: var input } ? input.Texts("TagKeys").Concat(input.Texts("tagKeys")) : [];
        keys.Add("aws:TagKeys", [.. set.Concat(taken)]);
    }

    private static void AddTime(RequestContext keys, DateTimeOffset now)
    {
        keys.Add("aws:CurrentTime", Iso(now));
        keys.Add("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        // The sandbox speaks plain HTTP on loopback and stands for endpoints that speak TLS only.
        keys.Add("aws:SecureTransport", "true");
    }

    private static void AddAll(RequestContext keys, IReadOnlyDictionary<string, string>? context)
    {
        foreach (var key in context ?? new Dictionary<string, string>())
        {
            keys.Add(key.Key, key.Value);
        }
    }

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
