using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <content>Grants.</content>
internal sealed partial class KmsService
{
    private void OnGrants()
    {
        On("CreateGrant", CreateGrant);
        On("ListGrants", ListGrants);
        On("ListRetirableGrants", ListRetirableGrants);
        On("RevokeGrant", RevokeGrant);
        On("RetireGrant", RetireGrant);
    }

    private Structure CreateGrant(Call call)
    {
        var input = call.Input;
        var key = KeyOf(call);
        DemandEnabled(key);
        if (key.Grants.Find(g => g.IsAskedForBy(input)) is { } same)
        {
            return new() { ["GrantToken"] = same.Token, ["GrantId"] = same.Id };
        }

        var constraints = input.Part("Constraints");
        KeyGrant grant = new()
        {
            Id = World.Random.Hex(64),
            Token = Convert.ToBase64String(World.Random.Bytes(96)),
            Created = call.Now,
            IssuingAccount = $"arn:{call.Partition}:iam::{call.AccountId}:root",
            Grantee = PrincipalOf(input.Required("GranteePrincipal")),
            Retiring = input.Text("RetiringPrincipal") is { } retiring ? PrincipalOf(retiring) : null,
            Name = input.Text("Name"),
            Operations = input.Texts("Operations"),
            Subset = constraints?.TextMap("EncryptionContextSubset") ?? new Dictionary<string, string>(),
            Whole = constraints?.TextMap("EncryptionContextEquals") ?? new Dictionary<string, string>(),
        };
        DemandNoDryRun(call);
        key.Grants.Add(grant);
        return new() { ["GrantToken"] = grant.Token, ["GrantId"] = grant.Id };
    }

    private Structure ListGrants(Call call)
    {
        var (key, id) = (KeyOf(call), call.Input.Text("GrantId"));
        var grants = key.Grants.Where(g => (id is null || g.Id == id)
            && (call.Input.Text("GranteePrincipal") ?? g.Grantee) == g.Grantee);
        return Listed(call, "Grants", grants, g => g.Id, g => g.Describe(key), limit: 50);
    }

    private Structure ListRetirableGrants(Call call)
    {
        call.Authorize("ListRetirableGrants", "*");
        var grants = _rings[call.Region].Keys.SelectMany(k => k.Grants.Select(g => (Key: k, Grant: g)))
            .Where(g => g.Grant.Retiring == call.Input.Required("RetiringPrincipal"));
        return Listed(call, "Grants", grants, g => g.Grant.Id, g => g.Grant.Describe(g.Key), limit: 50);
    }

    private Structure? RevokeGrant(Call call)
    {
        var key = KeyOf(call);
        var grant = Existing(key, call.Input.Required("GrantId"));
        DemandNoDryRun(call);
        key.Grants.Remove(grant);
        return null;
    }

    private Structure? RetireGrant(Call call)
    {
        var input = call.Input;
        KmsKey? key;
        if (input.Text("GrantToken") is { } token)
        {
            key = _rings[call.Region].Keys.FirstOrDefault(k => k.Grants.Exists(g => g.Token == token));
        }
        else if (input.Has("KeyId") && input.Has("GrantId"))
        {
            key = Key(call, input.Required("KeyId"));
        }
        else
        {
            throw KmsFault.Invalid("Either GrantToken, or KeyId and GrantId, must be given.");
        }

        var grant = key?.Grants.Find(g => g.Token == input.Text("GrantToken") || g.Id == input.Text("GrantId"));
        if (key is null || grant is null)
        {
            call.NeedsNoPermission();
            throw new ServiceFault("InvalidGrantTokenException", "There is no such grant.");
        }

        if (grant.MayRetire(call.Caller))
        {
            call.NeedsNoPermission();
        }
        else
        {
            Authorize(call, key);
        }

        DemandNoDryRun(call);
        key.Grants.Remove(grant);
        return null;
    }

    private static KeyGrant Existing(KmsKey key, string id) =>
        key.Grants.Find(g => g.Id == id) ?? throw KmsFault.NotFound($"Grant ID {id} not found");

    private string PrincipalOf(string principal)
    {
        var arn = principal.Length == 12 && principal.All(char.IsDigit) ? $"arn:aws:iam::{principal}:root" : principal;
        return Arn.TryParse(arn, out var parsed) && parsed.Service is "iam" or "sts" && parsed.AccountId.Length == 12
            ? arn
            : throw new ServiceFault("InvalidArnException", $"ARN does not refer to a valid principal: {principal}");
    }

    /// <summary>A dry run that would succeed answers by this error.</summary>
    private static void DemandNoDryRun(Call call)
    {
        if (call.Input.Flag("DryRun") == true)
        {
            throw new ServiceFault(
                "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        }
    }
}
