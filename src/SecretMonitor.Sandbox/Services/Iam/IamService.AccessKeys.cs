using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Access keys.</content>
internal sealed partial class IamService
{
    private void OnAccessKeys()
    {
        OnChange("CreateAccessKey", CreateAccessKey);
        OnChange("DeleteAccessKey", DeleteAccessKey);
        OnChange("UpdateAccessKey", UpdateAccessKey);
        On("ListAccessKeys", ListAccessKeys);
        On("GetAccessKeyLastUsed", GetAccessKeyLastUsed);
    }

    private Structure CreateAccessKey(Call call)
    {
        var user = UserOf(call);
        if (user.Keys.Count >= 2)
        {
            throw new ServiceFault("LimitExceededException", "Cannot exceed quota for AccessKeysPerUser: 2");
        }

        var key = NewKey(user);
        return new()
        {
            ["AccessKey"] = new Structure
            {
                ["UserName"] = user.Name,
                ["AccessKeyId"] = key.Id,
                ["Status"] = key.Status,
                ["SecretAccessKey"] = key.Secret,
                ["CreateDate"] = key.Created,
            },
        };
    }

    private Structure? DeleteAccessKey(Call call)
    {
        var user = UserOf(call);
        user.Keys.Remove(KeyOf(call, user));
        return null;
    }

    private Structure? UpdateAccessKey(Call call)
    {
        KeyOf(call, UserOf(call)).Status = call.Input.Required("Status");
        return null;
    }

    private Structure ListAccessKeys(Call call)
    {
        var user = UserOf(call);
        return IamPage.Of(call.Input, "AccessKeyMetadata", user.Keys, key => new Structure
        {
            ["UserName"] = user.Name,
            ["AccessKeyId"] = key.Id,
            ["Status"] = key.Status,
            ["CreateDate"] = key.Created,
        });
    }

    private Structure GetAccessKeyLastUsed(Call call)
    {
        var id = call.Input.Required("AccessKeyId");
        var found = Directory.FindKey(id);
        Authorize(call, found?.User.Arn ?? "*");
        if (found is not var (user, key))
        {
            throw new ServiceFault("AccessDeniedException",
                $"GetAccessKeyLastUsed: the Access Key with id {id} cannot be found.");
        }

        return new()
        {
            ["UserName"] = user.Name,
            ["AccessKeyLastUsed"] = new Structure
            {
                ["LastUsedDate"] = key.LastUsed?.Time is { } time ? Second(time) : null,
                ["ServiceName"] = key.LastUsed?.Service ?? "N/A",
                ["Region"] = key.LastUsed?.Region ?? "N/A",
            },
        };
    }

    private IamAccessKey NewKey(IamUser user)
    {
        IamAccessKey key = new(World.Random.IamId("AKIA"), World.Random.Letters(40), Second(World.Clock.Now));
        user.Keys.Add(key);
        return key;
    }

    private static IamAccessKey KeyOf(Call call, IamUser user)
    {
        var id = call.Input.Required("AccessKeyId");
        return user.Keys.Find(k => k.Id == id) ?? throw NoSuchEntity($"The Access Key with id {id} cannot be found.");
    }
}
