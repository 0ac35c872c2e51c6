using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Groups.</content>
internal sealed partial class IamService
{
    private void OnGroups()
    {
        OnChange("CreateGroup", CreateGroup);
        OnChange("DeleteGroup", DeleteGroup);
        OnChange("AddUserToGroup", AddUserToGroup);
        OnChange("RemoveUserFromGroup", RemoveUserFromGroup);
        On("GetGroup", GetGroup);
        On("ListGroups", call =>
        {
            Authorize(call, Directory.ArnOf("group/*"));
            return IamPage.Of(call.Input, "Groups", UnderPath(call, Directory.Groups.Values), Show);
        });
        On("ListGroupsForUser", call => IamPage.Of(call.Input, "Groups", UserOf(call).Groups, Show));
    }

    private Structure CreateGroup(Call call)
    {
        var name = call.Input.Required("GroupName");
        var path = call.Input.Text("Path") ?? "/";
        Authorize(call, Directory.ArnOf($"group{path}{name}"));
        if (Directory.Groups.ContainsKey(name))
        {
            throw AlreadyExists($"Group with name {name} already exists.");
        }

        IamGroup group = new()
        {
            Name = name,
            Path = path,
            Id = World.Random.IamId("AGPA"),
            Arn = Directory.ArnOf($"group{path}{name}"),
            Created = Second(World.Clock.Now),
        };
        Directory.Groups[name] = group;
        return new() { ["Group"] = Show(group) };
    }

    private Structure? DeleteGroup(Call call)
    {
        var group = GroupOf(call);
        DemandNoPolicies(group);
        if (Directory.Users.Values.Any(u => u.Groups.Contains(group)))
        {
            throw DeleteConflict("Cannot delete entity, must remove users from group first.");
        }

        Directory.Groups.Remove(group.Name);
        return null;
    }

    private Structure? AddUserToGroup(Call call)
    {
        var group = GroupOf(call);
        var user = User(call.Input.Required("UserName"));
        if (!user.Groups.Contains(group))
        {
            user.Groups.Add(group);
        }

        return null;
    }

    private Structure? RemoveUserFromGroup(Call call)
    {
        var group = GroupOf(call);
        var user = User(call.Input.Required("UserName"));
        return user.Groups.Remove(group)
            ? null
            : throw NoSuchEntity($"The user {user.Name} is not in the group {group.Name}.");
    }

    private Structure GetGroup(Call call)
    {
        var group = GroupOf(call);
        var members = Directory.Users.Values.Where(u => u.Groups.Contains(group));
        var answer = IamPage.Of(call.Input, "Users", members, u => Show(u, withTags: false));
        answer["Group"] = Show(group);
        return answer;
    }

    private IamGroup GroupOf(Call call)
    {
        var name = call.Input.Required("GroupName");
        Authorize(call, ArnFor("group", name));
        return Group(name);
    }

    private static Structure Show(IamGroup group) => new()
    {
        ["Path"] = group.Path,
        ["GroupName"] = group.Name,
        ["GroupId"] = group.Id,
        ["Arn"] = group.Arn,
        ["CreateDate"] = group.Created,
    };
}
