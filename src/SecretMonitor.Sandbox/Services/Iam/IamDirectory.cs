using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>
/// The account's identities and their keys. Names are unique without regard to case. Who a key stands for is worked out
/// once and again after each change.
/// </summary>
internal sealed class IamDirectory
{
    private const string AllowAll =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>How long a key that ended is answered as such, and not as one that never was.</summary>
    private static readonly TimeSpan ExpiredKept = TimeSpan.FromDays(1);

    private readonly Dictionary<string, Credential> _credentials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IamSession> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<IamSession> _sessionsByAge = new();
    private readonly World _world;

    public IamDirectory(World world)
    {
        _world = world;
        Partition = World.PartitionOf(world.Options.Region);
        var root = world.Options.AccessKey ?? world.Random.IamId("AKIA");
        Root = new(root, world.Options.SecretKey ?? world.Random.Letters(40), new()
        {
            Kind = CallerKind.Root,
            AccountId = world.AccountId,
            Arn = ArnOf("root"),
            PrincipalId = world.AccountId,
            AccessKeyId = root,
        });
        foreach (var policy in AwsPolicies.All(Partition))
        {
            Policies[policy.Arn] = policy;
        }
    }

    public Credential Root { get; }

    public string Partition { get; }

    public SortedDictionary<string, IamUser> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Users of other accounts, by ARN: of those accounts there is nothing else here.</summary>
    public SortedDictionary<string, IamUser> Guests { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, IamGroup> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, IamRole> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Managed policies, the account's and AWS's, by ARN.</summary>
    public SortedDictionary<string, IamPolicy> Policies { get; } = new(StringComparer.Ordinal);

    public string ArnOf(string resource) => ArnOf(resource, _world.AccountId);

    public string ArnOf(string resource, string accountId) => $"arn:{Partition}:iam::{accountId}:{resource}";

    /// <summary>Forgets who the keys stand for. To be called after every change.</summary>
    public void Changed() => _credentials.Clear();

    public void Add(IamSession session)
    {
        _sessions[session.AccessKeyId] = session;
        _sessionsByAge.Enqueue(session);
        while (_sessionsByAge.Peek() is var oldest && oldest.Expires < session.Created - ExpiredKept)
        {
            _sessions.Remove(_sessionsByAge.Dequeue().AccessKeyId);
            _credentials.Remove(oldest.AccessKeyId);
        }
    }

    public IamRole? RoleByArn(string arn) => Roles.Values.FirstOrDefault(r => r.Arn == arn);

    /// <summary>The user's key with an id.</summary>
    public (IamUser User, IamAccessKey Key)? FindKey(string accessKeyId)
    {
        foreach (var user in Users.Values.Concat(Guests.Values))
        {
            if (user.Keys.Find(k => k.Id == accessKeyId) is { } key)
            {
                return (user, key);
            }
        }

        return null;
    }

    public Credential? Find(string accessKeyId)
    {
        if (accessKeyId == Root.AccessKeyId)
        {
            return Root;
        }

        if (!_credentials.TryGetValue(accessKeyId, out var credential) && Resolve(accessKeyId) is { } found)
        {
            _credentials[accessKeyId] = credential = found;
        }

        return credential;
    }

    /// <summary>The identity policies of an entity: inline and attached, and those of a user's groups.</summary>
    public IEnumerable<string> PoliciesOf(IamEntity entity)
    {
        var own = entity.Inline.Values
            .Concat(entity.Attached.Where(Policies.ContainsKey).Select(arn => Policies[arn].Document));
        return entity is IamUser user ? own.Concat(user.Groups.SelectMany(PoliciesOf)) : own;
    }

    /// <summary>Whether a service may assume a role, and the role's policies then allow an action.</summary>
    public bool RoleAllows(string roleArn, ServiceCaller service, string action, string resource)
    {
        if (RoleByArn(roleArn) is not { } role
            || !Authorizer.Allows(_world, service, "sts:AssumeRole", roleArn, role.TrustPolicy))
        {
            return false;
        }

        var session = ArnOf("").Replace(":iam:", ":sts:")
            + $"assumed-role/{role.Name}/{service.Principal.Split('.')[0]}";
        PolicySet policies = new()
        {
            Identity = [.. PoliciesOf(role).Select(Authorizer.Parse)],
            Boundary = BoundaryOf(role),
        };
        AuthorizationRequest request = new(PolicyCaller.RoleSession(session, role.Arn), action, resource);
        return PolicyEvaluator.Evaluate(request, policies).IsAllowed;
    }

    private Credential? Resolve(string accessKeyId)
    {
        if (_sessions.TryGetValue(accessKeyId, out var session))
        {
            return new(accessKeyId, session.SecretKey, CallerOf(session))
            {
                SessionToken = session.Token,
                Expires = session.Expires,

                // A session ends with the identity behind it.
                IsActive = (session.Role is null || RoleByArn(session.Role.Arn) == session.Role)
                    && (session.User is null || Users.ContainsValue(session.User) || Guests.ContainsValue(session.User)),
            };
        }

        return FindKey(accessKeyId) is var (user, key)
            ? new(accessKeyId, key.Secret, CallerOf(user, accessKeyId)) { IsActive = key.Status == "Active" }
            : null;
    }

    private Caller CallerOf(IamUser user, string accessKeyId) => new()
    {
        Kind = CallerKind.User,
        AccountId = Arn.Parse(user.Arn).AccountId,
        Arn = user.Arn,
        PrincipalId = user.Id,
        AccessKeyId = accessKeyId,
        UserName = user.Name,
        IdentityPolicies = [.. PoliciesOf(user)],
        Boundary = BoundaryTextOf(user),
        Tags = new Dictionary<string, string>(user.Tags),
    };

    private Caller CallerOf(IamSession session)
    {
        if (session.FederatedName is { } federated)
        {
            var issuer = session.User is null ? Root.Caller : CallerOf(session.User, session.AccessKeyId);
            return new()
            {
                Kind = CallerKind.FederatedUser,
                AccountId = _world.AccountId,
                Arn = $"arn:{Partition}:sts::{_world.AccountId}:federated-user/{federated}",
                PrincipalId = $"{_world.AccountId}:{federated}",
                AccessKeyId = session.AccessKeyId,
                Issuer = issuer,
                SessionCreated = session.Created,
                IdentityPolicies = session.User is null ? [AllowAll] : issuer.IdentityPolicies,
                Boundary = issuer.Boundary,
                SessionPolicy = session.Policy,
                Tags = issuer.Tags,
            };
        }

        if (session.User is { } user)
        {
            return CallerOf(user, session.AccessKeyId) with { SessionCreated = session.Created };
        }

        if (session.Role is not { } role)
        {
            return Root.Caller with { AccessKeyId = session.AccessKeyId, SessionCreated = session.Created };
        }

        Dictionary<string, string> tags = new(role.Tags);
        foreach (var tag in session.Tags)
        {
            tags[tag.Key] = tag.Value;
        }

        return new()
        {
            Kind = CallerKind.AssumedRole,
            AccountId = _world.AccountId,
            Arn = $"arn:{Partition}:sts::{_world.AccountId}:assumed-role/{role.Name}/{session.SessionName}",
            PrincipalId = $"{role.Id}:{session.SessionName}",
            AccessKeyId = session.AccessKeyId,
            UserName = role.Name,
            RoleArn = role.Arn,
            SessionCreated = session.Created,
            IdentityPolicies = [.. PoliciesOf(role)],
            Boundary = BoundaryTextOf(role),
            SessionPolicy = session.Policy,
            Tags = tags,
        };
    }

    private string? BoundaryTextOf(IamEntity entity) =>
        entity.BoundaryArn is { } arn && Policies.TryGetValue(arn, out var policy) ? policy.Document : null;

    private PolicyDocument? BoundaryOf(IamEntity entity) =>
        BoundaryTextOf(entity) is { } text ? Authorizer.Parse(text) : null;
}
