using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>Reading values, one by one and in batches.</content>
internal sealed partial class SecretsManagerService
{
    private const int LargestBatch = 20;

    private void OnReading()
    {
        On("GetSecretValue", GetSecretValue);
        On("BatchGetSecretValue", BatchGetSecretValue);
    }

    private Structure GetSecretValue(Call call)
    {
        var (id, stage) = (call.Input.Text("VersionId"), call.Input.Text("VersionStage"));
        return Read(call, call.Input.Required("SecretId"), id, stage);
    }

    private Structure Read(Call call, string secretId, string? versionId, string? stage)
    {
        var secret = Find(call, "GetSecretValue", secretId,
            ("VersionId", versionId), ("VersionStage", stage ?? (versionId is null ? Secret.Current : null)))
            ?? throw NotFound();
        DemandLive(secret);
        var version = versionId is not null
            ? VersionOf(secret, versionId)!
            : secret.WithStage(stage ?? Secret.Current)
                ?? throw NotFound($"secret value for staging label: {stage ?? Secret.Current}");
        if (versionId is not null && stage is not null && !version.Stages.Contains(stage))
        {
            throw InvalidRequest("You provided a VersionStage that is not associated to the provided VersionId.");
        }

        DemandKey(call, secret, secret.KmsKeyId, version.Id, "Decrypt");
        var today = new DateTimeOffset(call.Now.UtcDateTime.Date, TimeSpan.Zero);
        secret.LastAccessed = version.LastAccessed = today;
        return new()
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = version.Id,
            ["SecretBinary"] = version.Binary,
            ["SecretString"] = version.Text,
            ["VersionStages"] = version.Stages.Count == 0 ? null : version.Stages.ToList(),
            ["CreatedDate"] = version.Created,
        };
    }

    /// <summary>Each secret is read, authorised, recorded and refused on its own; the batch itself succeeds.</summary>
    private Structure BatchGetSecretValue(Call call)
    {
        call.Authorize("BatchGetSecretValue", "*");
        var (ids, next) = BatchOf(call);
        List<Structure> values = [];
        List<Structure> errors = [];
        foreach (var id in ids)
        {
            ServiceFault? fault = null;
            try
            {
                values.Add(Read(call, id, versionId: null, stage: null));
            }
            catch (ServiceFault refused)
            {
                fault = refused;
                errors.Add(new() { ["SecretId"] = id, ["ErrorCode"] = refused.Code, ["Message"] = refused.Message });
            }

            call.Record.Children.Add(new("GetSecretValue", id, new JsonObject { ["secretId"] = id })
            {
                ErrorCode = fault is { IsAccessDenied: true } ? "AccessDenied" : fault?.Code,
                ErrorMessage = fault?.Message,
            });
        }

        return new() { ["SecretValues"] = values, ["Errors"] = errors, ["NextToken"] = next };
    }

    private (IEnumerable<string> Ids, string? Next) BatchOf(Call call)
    {
        var isByFilter = call.Input.Parts("Filters").Count > 0;
        if (isByFilter == (call.Input.Texts("SecretIdList").Count > 0))
        {
            throw InvalidParameter("You must provide either SecretIdList or Filters, but not both.");
        }

        if (!isByFilter)
        {
            return call.Input.Has("MaxResults") || call.Input.Has("NextToken")
                ? throw InvalidParameter("You can only use MaxResults and NextToken together with Filters.")
                : (call.Input.Texts("SecretIdList").Distinct(StringComparer.Ordinal), null);
        }

        call.Authorize("ListSecrets", "*");
        var there = _regions[call.Region].All.Where(s => s.Deleted is null);
        var found = SecretFilter.Apply(call.Input.Parts("Filters"), there)
            .OrderBy(s => s.Created).ThenBy(s => s.Name, StringComparer.Ordinal);
        var (page, next) = SecretPage.Take(call.Input, found, LargestBatch);
        return (page.Select(s => s.Arn), next);
    }
}
