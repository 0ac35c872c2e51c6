using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>AWS Secrets Manager.</summary>
internal sealed partial class SecretsManagerService : SandboxService, ITagged
{
    private const string SecretType = "AWS::SecretsManager::Secret";

    private readonly Regional<SecretStore> _regions = new(_ => new());

    public SecretsManagerService(World world)
        : base(world, "secretsmanager")
    {
        OnLifecycle();
        OnVersions();
        OnReading();
        OnListing();
        OnPolicies();
        OnReplication();
        OnRotation();
        On("TagResource", TagResource);
        On("UntagResource", UntagResource);
        On("GetRandomPassword", GetRandomPassword);
    }

    public override string MessageMember => "Message";

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _regions[region].All.Select(s => (s.Arn, (IDictionary<string, string>)s.Tags));

    /// <summary>The secret that a call names, authorised; one that is scheduled for deletion is there too.</summary>
    private Secret SecretOf(Call call, params (string Key, string? Value)[] conditions) =>
        Find(call, call.Operation.Name, call.Input.Required("SecretId"), conditions) ?? throw NotFound();

    /// <summary>The secret that a call names and may use: not scheduled for deletion.</summary>
    private Secret LiveSecretOf(Call call, params (string Key, string? Value)[] conditions)
    {
        var secret = SecretOf(call, conditions);
        DemandLive(secret);
        return secret;
    }

    /// <summary>The secret that a call names and may change: a replica changes with its primary only.</summary>
    private Secret WritableSecretOf(Call call, params (string Key, string? Value)[] conditions)
    {
        var secret = LiveSecretOf(call, conditions);
        return secret.Primary is null ? secret : throw InvalidRequest(
            "Operation not permitted on a replica secret. Call must be made in primary secret's region.");
    }

    private Secret? Find(Call call, string operation, string secretId, params (string Key, string? Value)[] conditions)
    {
        var isArn = secretId.StartsWith("arn:", StringComparison.Ordinal);

        // A name means a secret of the caller's own account.
        var secret = call.IsForeign && !isArn ? null : _regions[call.Region].Find(secretId);
        if (isArn && call.Operation.Name == operation && operation != "DeleteSecret")
        {
            call.Record.Resources.Add((SecretType, secretId));
        }

        var arn = secret?.Arn ?? (isArn ? secretId
            : $"arn:{call.Partition}:{SigningName}:{call.Region}:{call.Caller.AccountId}:secret:{secretId}");
        var context = ContextOf(call, secret, secretId, conditions);
        call.Authorize(operation, arn, secret?.Policy, context, shownResource: secretId);
        return secret;
    }

    private static Dictionary<string, string> ContextOf(
        Call call, Secret? secret, string secretId, params (string Key, string? Value)[] conditions)
    {
        var context = TagContext.Of(secret?.Tags, Tags(call));
        foreach (var tag in secret?.Tags ?? [])
        {
            context["secretsmanager:ResourceTag/" + tag.Key] = tag.Value;
        }

        context["secretsmanager:SecretId"] = secret?.Arn ?? secretId;
        foreach (var (key, value) in conditions)
        {
            if (value is not null)
            {
                context["secretsmanager:" + key] = value;
            }
        }

        return context;
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(Call call) =>
        call.Input.Parts("Tags").Select(t =>
            new KeyValuePair<string, string>(t.Text("Key") ?? "", t.Text("Value") ?? ""));

    private static void DemandLive(Secret secret)
    {
        if (secret.Deleted is not null)
        {
            throw InvalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
        }
    }

    /// <summary>The caller must be allowed to use a secret's own key; AWS's key serves all callers.</summary>
    private void DemandKey(Call call, Secret secret, string? keyId, string versionId, string operation)
    {
        if (keyId is null or "" or "alias/aws/secretsmanager")
        {
            if (call.IsForeign)
            {
                throw InvalidRequest("You can't access a secret from a different AWS account if you encrypt the secret "
                    + "with the default KMS service key.");
            }

            return;
        }

        var fault = World.Get<IKeyStore>().Use(call, keyId, operation, new Dictionary<string, string>
        {
            ["SecretARN"] = secret.Arn,
            ["SecretVersionId"] = versionId,
        });
        if (fault is not null)
        {
            throw fault.IsAccessDenied
                ? new(AccessDeniedCode, "Access to KMS is not allowed") { IsAccessDenied = true, IsOfKey = true }
                : new ServiceFault(operation == "Decrypt" ? "DecryptionFailure" : "EncryptionFailure", fault.Message);
        }
    }

    private static Structure ArnAndName(Secret secret) => new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name };

    private static ServiceFault NotFound(string what = "secret.") =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified {what}");

    private static ServiceFault InvalidRequest(string message) => new("InvalidRequestException", message);

    private static ServiceFault InvalidParameter(string message) => new("InvalidParameterException", message);
}
