using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <content>Aliases. Their calls need permission for both alias and key.</content>
internal sealed partial class KmsService
{
    private void OnAliases()
    {
        On("CreateAlias", CreateAlias);
        On("UpdateAlias", UpdateAlias);
        On("DeleteAlias", DeleteAlias);
        On("ListAliases", ListAliases);
    }

    private Structure? CreateAlias(Call call)
    {
        var (ring, name) = (_rings[call.Region], AliasOf(call));
        var key = ChangeableKeyOf(call, "TargetKeyId");
        if (ring.Aliases.ContainsKey(name))
        {
            throw new ServiceFault(
                "AlreadyExistsException", $"An alias with the name {ring.ArnOf(name)} already exists");
        }

        ring.Aliases[name] = new(name, ring.ArnOf(name), key.Id, call.Now, call.Now);
        return null;
    }

    private Structure? UpdateAlias(Call call)
    {
        var (ring, name) = (_rings[call.Region], AliasOf(call));
        var alias = Existing(ring, name);
        Authorize(call, Key(call, alias.KeyId));
        var key = ChangeableKeyOf(call, "TargetKeyId");
        ring.Aliases[name] = alias with { KeyId = key.Id, Updated = call.Now };
        return null;
    }

    private Structure? DeleteAlias(Call call)
    {
        var (ring, name) = (_rings[call.Region], AliasOf(call));
        Authorize(call, Key(call, Existing(ring, name).KeyId));
        ring.Aliases.Remove(name);
        return null;
    }

    private Structure ListAliases(Call call)
    {
        call.Authorize("ListAliases", "*");
        var ring = _rings[call.Region];
        var key = call.Input.Text("KeyId") is { } id ? ring.Get(id) : null;
        return Listed(
            call,
            "Aliases",
            ring.Aliases.Values.Where(a => key is null || a.KeyId == key.Id),
            a => a.Name,
            a => new Structure
            {
                ["AliasName"] = a.Name,
                ["AliasArn"] = a.Arn,
                ["TargetKeyId"] = a.KeyId,
                ["CreationDate"] = a.Created,
                ["LastUpdatedDate"] = a.Updated,
            },
            limit: 50);
    }

    private void Authorize(Call call, KmsKey key) => _access.Demand(call, key, KeyUse.Of(call.Operation.Name));

    /// <summary>The alias of a call, which its caller may change.</summary>
    private string AliasOf(Call call)
    {
        var name = call.Input.Required("AliasName");
        call.Authorize(call.Operation.Name, _rings[call.Region].ArnOf(name));
        if (!name.StartsWith("alias/", StringComparison.Ordinal))
        {
            throw KmsFault.Invalid("Alias must start with the prefix \"alias/\". Please see "
                + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }

        return name.Length > "alias/".Length && name.IndexOf(':') < 0
            && !name.StartsWith(KeyRing.OfAws, StringComparison.Ordinal)
                ? name
                : throw new ServiceFault(
                    "InvalidAliasNameException", $"{name} is not a valid alias, or reserved for AWS.");
    }

    private static KeyAlias Existing(KeyRing ring, string name) =>
        ring.Aliases.TryGetValue(name, out var alias)
            ? alias
            : throw KmsFault.NotFound($"Alias {ring.ArnOf(name)} is not found.");
}
