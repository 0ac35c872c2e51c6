using System.Text.Json.Nodes;
using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Services.Iam;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sts;

/// <summary>AWS Security Token Service.</summary>
internal sealed class StsService : SandboxService
{
    private const string DenyAll =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";

    public StsService(World world)
        : base(world, "sts")
    {
        On("GetCallerIdentity", GetCallerIdentity);
        On("GetSessionToken", GetSessionToken);
        On("GetFederationToken", GetFederationToken);
        On("AssumeRole", AssumeRole);
        On("GetAccessKeyInfo", GetAccessKeyInfo);
    }

    private IamDirectory Directory => World.Get<IamService>().Directory;

    private static Structure GetCallerIdentity(Call call)
    {
        call.NeedsNoPermission();
        return new()
        {
            ["UserId"] = call.Caller.PrincipalId,
            ["Account"] = call.Caller.AccountId,
            ["Arn"] = call.Caller.Arn,
        };
    }

    private Structure GetAccessKeyInfo(Call call)
    {
        call.Authorize("GetAccessKeyInfo", "*");
        return Directory.Find(call.Input.Required("AccessKeyId")) is { } credential
            ? new() { ["Account"] = credential.Caller.AccountId }
            : throw new ServiceFault("ValidationException", "Access key is not valid.");
    }

    private Structure GetSessionToken(Call call)
    {
        // AWS asks no policy, but temporary keys cannot make others.
        call.NeedsNoPermission();
        if (call.Caller.SessionCreated is not null)
        {
            throw Denied(call, "Cannot call GetSessionToken with session credentials");
        }

        var session = NewSession(call, TimeSpan.FromSeconds(call.Input.Number("DurationSeconds") ?? 43200)) with
        {
            User = Directory.FindKey(call.Caller.AccessKeyId!)?.User,
        };
        Directory.Add(session);
        return new() { ["Credentials"] = Show(session) };
    }

    private Structure GetFederationToken(Call call)
    {
        var name = call.Input.Required("Name");
        var arn = $"arn:{Directory.Partition}:sts::{call.AccountId}:federated-user/{name}";
        call.Authorize("GetFederationToken", arn);
        if (call.Caller.SessionCreated is not null)
        {
            throw Denied(call, "Cannot call GetFederationToken with session credentials");
        }

        var session = NewSession(call, TimeSpan.FromSeconds(call.Input.Number("DurationSeconds") ?? 43200)) with
        {
            FederatedName = name,
            User = call.Caller.UserName is { } user ? Directory.Users[user] : null,

            // Without a policy such a session has no rights.
            Policy = SessionPolicyOf(call) ?? DenyAll,
        };
        Directory.Add(session);
        return new()
        {
            ["Credentials"] = Show(session),
            ["FederatedUser"] = new Structure
            {
                ["FederatedUserId"] = $"{call.AccountId}:{name}",
                ["Arn"] = arn,
            },
            ["PackedPolicySize"] = call.Input.Text("Policy") is { } policy ? 1 + (policy.Length * 100L / 20480) : null,
        };
    }

    private Structure AssumeRole(Call call)
    {
        var arn = call.Input.Required("RoleArn");
        call.NeedsNoPermission();
        if (call.Caller.Kind == CallerKind.Root)
        {
            throw Denied(call, "Roles may not be assumed by root accounts.");
        }

        var role = World.Seen<IamService>().Directory.RoleByArn(arn);
        if (role is null || !MayAssume(call, role))
        {
            throw Denied(
                call, $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}");
        }

        var seconds = call.Input.Number("DurationSeconds") ?? 3600;
        if (seconds > role.MaxSessionDuration)
        {
            throw new ServiceFault("ValidationException",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var name = call.Input.Required("RoleSessionName");
        var session = NewSession(call, TimeSpan.FromSeconds(seconds)) with
        {
            Role = Directory.RoleByArn(arn) ?? role,
            SessionName = name,
            Policy = SessionPolicyOf(call),
            Tags = call.Input.Parts("Tags").ToDictionary(t => t.Required("Key"), t => t.Required("Value")),
        };
        Directory.Add(session);
        var user = $"arn:{Directory.Partition}:sts::{call.AccountId}:assumed-role/{role.Name}/{name}";
        call.Record.Resources.Add(("AWS::IAM::Role", arn));

        // CloudTrail calls it a read, and yet shows whose session began with which key.
        call.Record.ResponseElements = new JsonObject
        {
            ["credentials"] = new JsonObject
            {
                ["accessKeyId"] = session.AccessKeyId,
                ["sessionToken"] = session.Token,
            },
            ["assumedRoleUser"] = new JsonObject { ["assumedRoleId"] = $"{role.Id}:{name}", ["arn"] = user },
        };
        return new()
        {
            ["Credentials"] = Show(session),
            ["AssumedRoleUser"] = new Structure { ["AssumedRoleId"] = $"{role.Id}:{name}", ["Arn"] = user },
            ["PackedPolicySize"] = session.Policy is { } policy ? 1 + (policy.Length * 100L / 20480) : null,
            ["SourceIdentity"] = call.Input.Text("SourceIdentity"),
        };
    }

    /// <summary>
    /// The trust policy must name the caller; if it does so by the account only, an identity policy must allow it too.
    /// </summary>
    private static bool MayAssume(Call call, IamRole role)
    {
        var context = TagContext.Of(role.Tags);
        context["sts:RoleSessionName"] = call.Input.Required("RoleSessionName");
        if (call.Input.Text("ExternalId") is { } external)
        {
            context["sts:ExternalId"] = external;
        }

        AuthorizationRequest request = new(
            Authorizer.ToPolicyCaller(call.Caller, call.Partition), "sts:AssumeRole", role.Arn)
        {
            Context = Authorizer.ContextOf(call, context),
            NeedsResourcePolicy = true,
        };
        var policies = Authorizer.PoliciesOf(call.Caller) with { Resource = Authorizer.Parse(role.TrustPolicy) };
        return PolicyEvaluator.Evaluate(request, policies).IsAllowed;
    }

    private static string? SessionPolicyOf(Call call)
    {
        if (call.Input.Text("Policy") is not { } text)
        {
            return null;
        }

        try
        {
            PolicyDocument.Parse(text).Validate(PolicyKind.Session);
            return text;
        }
        catch (PolicyException e)
        {
            throw new ServiceFault("MalformedPolicyDocumentException", e.Message);
        }
    }

    private IamSession NewSession(Call call, TimeSpan duration) => new()
    {
        AccessKeyId = World.Random.IamId("ASIA"),
        SecretKey = World.Random.Letters(40),
        Token = Convert.ToBase64String(World.Random.Bytes(192)),
        Created = ToSecond(call.Now),
        Expires = ToSecond(call.Now) + duration,
    };

    private static Structure Show(IamSession session) => new()
    {
        ["AccessKeyId"] = session.AccessKeyId,
        ["SecretAccessKey"] = session.SecretKey,
        ["SessionToken"] = session.Token,
        ["Expiration"] = session.Expires,
    };

    private static DateTimeOffset ToSecond(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static ServiceFault Denied(Call call, string message) =>
        new(call.Service.AccessDeniedCode, message) { IsAccessDenied = true };
}
