using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>Replicas in other regions: same name and suffix, always in step.</content>
internal sealed partial class SecretsManagerService
{
    private void OnReplication()
    {
        On("ReplicateSecretToRegions", ReplicateSecretToRegions);
        On("RemoveRegionsFromReplication", RemoveRegionsFromReplication);
        On("StopReplicationToReplica", StopReplicationToReplica);
    }

    private Structure ReplicateSecretToRegions(Call call)
    {
        var secret = WritableSecretOf(call);
        AddReplicas(call, secret, CheckRegions(call, secret));
        return new() { ["ARN"] = secret.Arn, ["ReplicationStatus"] = ShowReplicas(secret) };
    }

    private Structure RemoveRegionsFromReplication(Call call)
    {
        var secret = WritableSecretOf(call);
        foreach (var region in call.Input.Texts("RemoveReplicaRegions"))
        {
            if (!secret.Replicas.TryGetValue(region, out var replica))
            {
                throw InvalidParameter($"The secret has no replica in {region}.");
            }

            _regions[region].Remove(replica);
            secret.Replicas.Remove(region);
        }

        return new() { ["ARN"] = secret.Arn, ["ReplicationStatus"] = ShowReplicas(secret) };
    }

    /// <summary>Called in the replica's region; the replica stays, as a secret of its own.</summary>
    private Structure StopReplicationToReplica(Call call)
    {
        var replica = SecretOf(call);
        if (replica.Primary is not { } primary)
        {
            throw InvalidRequest("Secret is not a replica secret.");
        }

        primary.Replicas.Remove(replica.Region);
        _regions[replica.Region].Remove(replica);
        _regions[replica.Region].Add(replica.Promoted());
        return new() { ["ARN"] = replica.Arn };
    }

    /// <summary>The regions that a call wants replicas in, all of them possible.</summary>
    private IReadOnlyList<Structure> CheckRegions(Call call, Secret secret)
    {
        var wanted = call.Input.Parts("AddReplicaRegions");
        var names = wanted.Select(r => r.Text("Region") ?? "").ToArray();
        if (names.Contains(secret.Region) || names.Distinct().Count() != names.Length || names.Contains(""))
        {
            throw InvalidParameter("Invalid replica region.");
        }

        var isForced = call.Input.Flag("ForceOverwriteReplicaSecret") ?? false;
        if (names.FirstOrDefault(r => !isForced && !secret.Replicas.ContainsKey(r)
            && _regions[r].Find(secret.Name) is not null)
            is { } taken)
        {
            throw new ServiceFault("ResourceExistsException",
                $"The operation failed because the secret {secret.Name} already exists in {taken}.");
        }

        return wanted;
    }

    private void AddReplicas(Call call, Secret secret, IReadOnlyList<Structure> regions)
    {
        foreach (var wanted in regions)
        {
            var region = wanted.Required("Region");
            var store = _regions[region];
            if (store.Find(secret.Name) is { } old)
            {
                store.Remove(old);
            }

            var arn = secret.Arn.Replace($":{secret.Region}:", $":{region}:");
            Secret replica = new(secret.Name, arn, region, call.Now, primary: secret)
            {
                KmsKeyId = wanted.Text("KmsKeyId"),
            };
            store.Add(replica);
            secret.Replicas[region] = replica;
        }
    }

    private static List<Structure>? ShowReplicas(Secret secret)
    {
        var replicas = (secret.Primary ?? secret).Replicas.Values;
        return replicas.Count == 0 ? null : [.. replicas.Select(r => new Structure
        {
            ["Region"] = r.Region,
            ["KmsKeyId"] = r.KmsKeyId ?? "alias/aws/secretsmanager",
            ["Status"] = "InSync",
            ["StatusMessage"] = "Replication succeeded",
            ["LastAccessedDate"] = r.LastAccessed,
        })];
    }
}
