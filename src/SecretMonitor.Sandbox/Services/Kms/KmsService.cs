using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>AWS KMS: symmetric keys, and who may use them.</summary>
internal sealed partial class KmsService : SandboxService, IKeyStore, ITagged
{
    private const string KeyType = "AWS::KMS::Key";

    private readonly Regional<KeyRing> _rings;
    private readonly KeyAccess _access;

    public KmsService(World world)
        : base(world, "kms")
    {
        _rings = new(region => new(world, region));
        _access = new(world, AliasesOf);
        OnKeys();
        OnPolicies();
        OnAliases();
        OnGrants();
        OnData();
    }

    public string? Find(string region, string keyId)
    {
        try
        {
            return _rings[region].Get(keyId).Arn;
        }
        catch (ServiceFault)
        {
            return null;
        }
    }

    public ServiceFault? Use(
        ServiceCall call, string keyId, string operation, IReadOnlyDictionary<string, string> context)
    {
        ServiceFault? fault = null;
        KmsKey? key = null;
        try
        {
            key = _rings[call.Region].Get(keyId);
            _access.Demand(call, key, new(operation, context) { Via = call.Service.SigningName });
            DemandEnabled(key);
        }
        catch (ServiceFault refused)
        {
            fault = refused;
        }

        if (key is { IsOfAws: false })
        {
            call.Record.Children.Add(new(operation, null, new JsonObject
            {
                ["encryptionAlgorithm"] = KmsKey.Algorithm,
                ["encryptionContext"] =
                    new JsonObject(context.Select(p => new KeyValuePair<string, JsonNode?>(p.Key, p.Value))),
            })
            {
                EventSource = EventSource,
                Resources = [(KeyType, key.Arn)],
                ErrorCode = fault is { IsAccessDenied: true } ? "AccessDenied" : fault?.Code,
                ErrorMessage = fault?.Message,
            });
        }

        return fault;
    }

    public ServiceFault? Use(
        ServiceCaller caller,
        string region,
        string via,
        string keyId,
        IEnumerable<string> operations,
        IReadOnlyDictionary<string, string> context)
    {
        try
        {
            var key = _rings[region].Get(keyId);
            if (!operations.All(o => _access.Allows(caller, key, new(o, context) { Via = via })))
            {
                // What the services that meet it show of KMS's answer.
                return new("AccessDeniedException", "null (Service: AWSKMS; Status Code: 400; Error Code: "
                    + $"AccessDeniedException; Request ID: {World.Random.Uuid()}; Proxy: null)")
                {
                    IsAccessDenied = true,
                };
            }

            DemandEnabled(key);
            return null;
        }
        catch (ServiceFault fault)
        {
            return fault;
        }
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _rings[region].Keys.Select(k => (k.Arn, (IDictionary<string, string>)k.Tags));

    /// <summary>The key that a call names, authorised.</summary>
    private KmsKey KeyOf(Call call, string member = "KeyId") => KeyOf(call, member, KeyUse.Of(call.Operation.Name));

    private KmsKey KeyOf(Call call, string member, KeyUse use)
    {
        var keyId = call.Input.Required(member);
        var key = Key(call, keyId);
        var at = keyId.IndexOf("alias/", StringComparison.Ordinal);
        _access.Demand(call, key, at < 0 ? use : use with
        {
            Conditions = new Dictionary<string, string> { ["kms:RequestAlias"] = keyId.Substring(at) },
        });
        return key;
    }

    private KmsKey Key(Call call, string keyId)
    {
        KmsKey key;
        try
        {
            key = _rings[call.Region].Get(keyId);
        }
        catch (ServiceFault)
        {
            // Nobody's policy can be asked.
            call.NeedsNoPermission();
            throw;
        }

        call.Record.Resources.Add((KeyType, key.Arn));
        return key;
    }

    /// <summary>The key of a call that changes it.</summary>
    private KmsKey ChangeableKeyOf(Call call, string member = "KeyId")
    {
        var key = KeyOf(call, member);
        DemandNotOfAws(key);
        return key.State == KmsKey.PendingDeletion ? throw KmsFault.PendingDeletion(key) : key;
    }

    private IEnumerable<string> AliasesOf(KmsKey key) =>
        _rings[Arn.Parse(key.Arn).Region].Aliases.Values.Where(a => a.KeyId == key.Id).Select(a => a.Name);

    private static void DemandNotOfAws(KmsKey key)
    {
        if (key.IsOfAws)
        {
            throw KmsFault.OfAws(key);
        }
    }

    private static void DemandEnabled(KmsKey key)
    {
        if (key.State != KmsKey.Enabled)
        {
            throw key.State == KmsKey.Disabled ? KmsFault.Disabled(key) : KmsFault.PendingDeletion(key);
        }
    }

    private static Structure Listed<T>(
        Call call, string member, IEnumerable<T> items, Func<T, string> keyOf, Func<T, object> show, int limit)
    {
        var page = Page.Of(
            items, keyOf, call.Input.Text("Marker"), call.Input.Number("Limit") ?? limit, KmsFault.InvalidMarker);
        return new()
        {
            [member] = page.Items.Select(show).ToList(),
            ["NextMarker"] = page.NextToken,
            ["Truncated"] = page.NextToken is not null,
        };
    }
}
