using System.Text.RegularExpressions;
using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>AWS Identity and Access Management: one for all regions.</summary>
internal sealed partial class IamService : SandboxService, ICredentialDirectory, IRoleDirectory
{
    private const string SandboxPolicyName = "sandbox";

    private static readonly Regex UserName = new(@"^[\w+=,.@-]{1,64}\z", RegexOptions.CultureInvariant);

    public IamService(World world)
        : base(world, "iam")
    {
        Directory = new(world);
        OnUsers();
        OnAccessKeys();
        OnGroups();
        OnRoles();
        OnPolicies();
        OnManagedPolicies();
        OnPolicyVersions();
        On("ListAccountAliases", call =>
        {
            Authorize(call, "*");
            return IamPage.Of<string>(call.Input, "AccountAliases", [], alias => alias);
        });
    }

    public IamDirectory Directory { get; }

    public Credential Root => Directory.Root;

    /// <summary>The region of IAM's one endpoint, and of its CloudTrail records.</summary>
    public override string RegionOf(string signedRegion) => World.PartitionOf(signedRegion) switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws" => "us-east-1",
        _ => signedRegion,
    };

    public Credential? FindCredential(string accessKeyId) => Directory.Find(accessKeyId);

    public void Used(string accessKeyId, string service, string region)
    {
        if (Directory.FindKey(accessKeyId) is var (_, key))
        {
            key.LastUsed = (World.Clock.Now, service, region);
        }
    }

    public bool RoleAllows(string roleArn, ServiceCaller service, string action, string resource) =>
        Directory.RoleAllows(roleArn, service, action, resource);

    /// <summary>Makes a user, unless it is there, with a policy and a new key.</summary>
    /// <exception cref="ArgumentException">The name, the policy or the account is not legal.</exception>
    public SandboxUser AddPrincipal(string userName, string? policyJson, string accountId)
    {
        if (accountId.Length != 12 || !accountId.All(c => c is >= '0' and <= '9'))
        {
            throw new ArgumentException("An account's id has 12 digits.", nameof(accountId));
        }

        if (!UserName.IsMatch(userName))
        {
            throw new ArgumentException("A user name has 1 to 64 letters, digits and _+=,.@-", nameof(userName));
        }

        try
        {
            if (policyJson is not null)
            {
                Check(policyJson, PolicyKind.Identity);
            }
        }
        catch (ServiceFault fault)
        {
            throw new ArgumentException(fault.Message, nameof(policyJson), fault);
        }

        var arn = Directory.ArnOf("user/" + userName, accountId);
        var (users, name) = accountId == World.AccountId ? (Directory.Users, userName) : (Directory.Guests, arn);
        if (!users.TryGetValue(name, out var user))
        {
            users[name] = user = NewUser(userName, "/", arn, boundaryArn: null);
        }

        if (policyJson is not null)
        {
            user.Inline[SandboxPolicyName] = policyJson;
        }

        var key = NewKey(user);
        Directory.Changed();
        return new(user.Name, user.Arn, key.Id, key.Secret);
    }

    /// <summary>Registers an operation that changes something.</summary>
    private void OnChange(string operation, Func<Call, Structure?> handle) => On(operation, call =>
    {
        var answer = handle(call);
        Directory.Changed();
        return answer;
    });

    private IamUser User(string name) => Directory.Users.TryGetValue(name, out var user)
        ? user
        : throw NoSuchEntity($"The user with name {name} cannot be found.");

    private IamGroup Group(string name) => Directory.Groups.TryGetValue(name, out var group)
        ? group
        : throw NoSuchEntity($"The group with name {name} cannot be found.");

    private IamRole Role(string name) => Directory.Roles.TryGetValue(name, out var role)
        ? role
        : throw NoSuchEntity($"The role with name {name} cannot be found.");

    /// <summary>The ARN to authorise on: the entity's, or the one that it would have.</summary>
    private string ArnFor(string kind, string name)
    {
        IamEntity? entity = kind switch
        {
            "user" => Directory.Users.TryGetValue(name, out var user) ? user : null,
            "group" => Directory.Groups.TryGetValue(name, out var group) ? group : null,
            _ => Directory.Roles.TryGetValue(name, out var role) ? role : null,
        };
        return entity?.Arn ?? Directory.ArnOf($"{kind}/{name}");
    }

    private static void Authorize(Call call, string resource, IEnumerable<KeyValuePair<string, string>>? tags = null) =>
        call.Authorize(call.Operation.Name, resource, context: TagContext.Of(tags, RequestTags(call)));

    private static IEnumerable<KeyValuePair<string, string>> RequestTags(Call call) =>
        call.Input.Parts("Tags").Select(t => new KeyValuePair<string, string>(t.Required("Key"), t.Required("Value")));

    private static void SetTags(Call call, SortedDictionary<string, string> tags)
    {
        var added = RequestTags(call).ToList();
        if (added.GroupBy(t => t.Key, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1))
        {
            throw new ServiceFault(
                "InvalidInputException",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (added.Exists(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ServiceFault(
                "InvalidInputException", "aws: prefixed tag key names are not allowed for external use.");
        }

        if (tags.Keys.Union(added.Select(t => t.Key)).Count() > TagSet.Limit)
        {
            throw new ServiceFault("LimitExceededException", "The number of tags has reached the maximum limit.");
        }

        foreach (var tag in added)
        {
            tags[tag.Key] = tag.Value;
        }
    }

    private static List<Structure>? ShowTags(SortedDictionary<string, string> tags) => tags.Count == 0
        ? null
        : [.. tags.Select(ShowTag)];

    private static Structure ShowTag(KeyValuePair<string, string> tag) =>
        new() { ["Key"] = tag.Key, ["Value"] = tag.Value };

    private static void Check(string policy, PolicyKind kind)
    {
        try
        {
            PolicyDocument.Parse(policy).Validate(kind);
        }
        catch (PolicyException e)
        {
            throw new ServiceFault("MalformedPolicyDocumentException", e.Message);
        }
    }

    /// <summary>IAM shows times to the second.</summary>
    private static DateTimeOffset Second(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static ServiceFault NoSuchEntity(string message) => new("NoSuchEntityException", message);

    private static ServiceFault AlreadyExists(string message) => new("EntityAlreadyExistsException", message);

    private static ServiceFault DeleteConflict(string message) => new("DeleteConflictException", message);
}
