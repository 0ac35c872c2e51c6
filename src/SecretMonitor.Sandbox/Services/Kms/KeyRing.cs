namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>The keys and aliases of a region; those of AWS are made when they are first used.</summary>
internal sealed class KeyRing(World world, string region)
{
    public const string OfAws = "alias/aws/";

    private static readonly string[] Services = ["s3", "secretsmanager", "sns", "sqs"];

    private readonly SortedDictionary<string, KmsKey> _keys = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, KeyAlias> _aliases = new(StringComparer.Ordinal);

    public IEnumerable<KmsKey> Keys
    {
        get
        {
            Forget();
            return _keys.Values;
        }
    }

    public IDictionary<string, KeyAlias> Aliases
    {
        get
        {
            Forget();
            return _aliases;
        }
    }

    /// <summary>The ARN of a key or alias here: <c>key/ID</c>, <c>alias/NAME</c>.</summary>
    public string ArnOf(string resource) =>
        $"arn:{World.PartitionOf(region)}:kms:{region}:{world.AccountId}:{resource}";

    public KmsKey Add(KmsKey key) => _keys[key.Id] = key;

    public string NewId(bool isMultiRegion) => isMultiRegion ? "mrk-" + world.Random.Hex(32) : world.Random.Uuid();

    public KmsKey NewKey(string id, string policy, bool isOfAws = false) =>
        new(id, ArnOf("key/" + id), world.AccountId, world.Clock.Now, world.Random.Bytes(KeyCipher.MaterialSize))
        {
            Policy = policy,
            IsOfAws = isOfAws,
        };

    /// <summary>The key with an id, an ARN, an alias or an alias's ARN.</summary>
    /// <exception cref="ServiceFault">There is none.</exception>
    public KmsKey Get(string keyId)
    {
        var resource = keyId;
        if (keyId.StartsWith("arn:", StringComparison.Ordinal))
        {
            resource = Arn.TryParse(keyId, out var arn) && arn.Service == "kms" ? arn.Resource
                : throw new ServiceFault("InvalidArnException", $"Invalid ARN {keyId}");
            if (arn.Region != region)
            {
                throw KmsFault.NotFound($"Invalid arn {arn.Region}");
            }

            if (arn.AccountId != world.AccountId)
            {
                throw KmsFault.NotFound($"Key '{keyId}' does not exist");
            }
        }

        Forget();
        if (resource.StartsWith("alias/", StringComparison.Ordinal))
        {
            MakeOfAws(resource);
            return _aliases.TryGetValue(resource, out var alias)
                ? _keys[alias.KeyId]
                : throw KmsFault.NotFound($"Alias {ArnOf(resource)} is not found.");
        }

        var id = resource.StartsWith("key/", StringComparison.Ordinal) ? resource.Substring(4) : resource;
        return _keys.TryGetValue(id, out var key) ? key : throw KmsFault.NotFound(
            Guid.TryParse(id, out _) || id.StartsWith("mrk-", StringComparison.Ordinal)
                ? $"Key '{ArnOf("key/" + id)}' does not exist"
                : $"Invalid keyId '{id}'");
    }

    /// <summary>Keys go when their time has come, and take their aliases along.</summary>
    private void Forget()
    {
        foreach (var key in _keys.Values.Where(k => k.DeletionDate <= world.Clock.Now).ToList())
        {
            _keys.Remove(key.Id);
            foreach (var alias in _aliases.Values.Where(a => a.KeyId == key.Id).ToList())
            {
                _aliases.Remove(alias.Name);
            }
        }
    }

    private void MakeOfAws(string alias)
    {
        if (_aliases.ContainsKey(alias) || Services.FirstOrDefault(s => alias == OfAws + s) is not { } service)
        {
            return;
        }

        var key = Add(NewKey(NewId(isMultiRegion: false), KeyPolicy.OfAws(service, region, world), isOfAws: true));
        key.Description = $"Default key that protects my {service} data when no other key is defined";
        key.RotationDays = 365;
        _aliases[alias] = new(alias, ArnOf(alias), key.Id, key.Created, key.Created);
    }
}
