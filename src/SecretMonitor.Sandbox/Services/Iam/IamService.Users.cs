using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Users.</content>
internal sealed partial class IamService
{
    private void OnUsers()
    {
        OnChange("CreateUser", CreateUser);
        OnChange("DeleteUser", DeleteUser);
        OnChange("TagUser", call => Tag(call, UserOf(call)));
        OnChange("UntagUser", call => Untag(call, UserOf(call)));
        On("GetUser", GetUser);
        On("ListUsers", call =>
        {
            Authorize(call, Directory.ArnOf("user/*"));
            return IamPage.Of(
                call.Input, "Users", UnderPath(call, Directory.Users.Values), u => Show(u, withTags: false));
        });
        On("ListUserTags", call => IamPage.Of(call.Input, "Tags", UserOf(call).Tags, ShowTag));
    }

    private Structure CreateUser(Call call)
    {
        var name = call.Input.Required("UserName");
        var path = call.Input.Text("Path") ?? "/";
        Authorize(call, Directory.ArnOf($"user{path}{name}"));
        if (Directory.Users.ContainsKey(name))
        {
            throw AlreadyExists($"User with name {name} already exists.");
        }

        var user = NewUser(name, path, Directory.ArnOf($"user{path}{name}"), BoundaryOf(call));
        SetTags(call, user.Tags);
        Directory.Users[name] = user;
        return new() { ["User"] = Show(user, withTags: true) };
    }

    private Structure? DeleteUser(Call call)
    {
        var user = UserOf(call);
        DemandNoPolicies(user);
        if (user.Keys.Count > 0)
        {
            throw DeleteConflict("Cannot delete entity, must delete access keys first.");
        }

        if (user.Groups.Count > 0)
        {
            throw DeleteConflict("Cannot delete entity, must remove users from group first.");
        }

        Directory.Users.Remove(user.Name);
        return null;
    }

    private Structure GetUser(Call call)
    {
        if (!call.Input.Has("UserName") && call.Caller.Kind == CallerKind.Root)
        {
            Authorize(call, call.Caller.Arn);
            return new()
            {
                ["User"] = new Structure
                {
                    ["Path"] = "/",
                    ["UserName"] = "root",
                    ["UserId"] = call.AccountId,
                    ["Arn"] = call.Caller.Arn,
                    ["CreateDate"] = Second(World.Options.StartTime ?? call.Now),
                },
            };
        }

        return new() { ["User"] = Show(UserOf(call), withTags: true) };
    }

    /// <summary>The user that a call names, or who makes it; authorised.</summary>
    private IamUser UserOf(Call call)
    {
        var name = call.Input.Text("UserName")
            ?? (call.Caller.Kind == CallerKind.User ? call.Caller.UserName : null)
            ?? throw new ServiceFault("ValidationException",
                "Must specify userName when calling with non-User credentials");
        Authorize(call, ArnFor("user", name), Directory.Users.TryGetValue(name, out var user) ? user.Tags : null);
        return User(name);
    }

    private IamUser NewUser(string name, string path, string arn, string? boundaryArn) => new()
    {
        Name = name,
        Path = path,
        Id = World.Random.IamId("AIDA"),
        Arn = arn,
        Created = Second(World.Clock.Now),
        BoundaryArn = boundaryArn,
    };

    private string? BoundaryOf(Call call)
    {
        var arn = call.Input.Text("PermissionsBoundary");
        return arn is null || Directory.Policies.ContainsKey(arn)
            ? arn
            : throw NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.");
    }

    private static Structure? ShowBoundary(IamEntity entity) => entity.BoundaryArn is null ? null : new()
    {
        ["PermissionsBoundaryType"] = "PermissionsBoundaryPolicy",
        ["PermissionsBoundaryArn"] = entity.BoundaryArn,
    };

    private static Structure? Tag(Call call, IamEntity entity)
    {
        SetTags(call, entity.Tags);
        return null;
    }

    private static Structure? Untag(Call call, IamEntity entity)
    {
        foreach (var key in call.Input.Texts("TagKeys"))
        {
            entity.Tags.Remove(key);
        }

        return null;
    }

    private static void DemandNoPolicies(IamEntity entity)
    {
        if (entity.Attached.Count > 0)
        {
            throw DeleteConflict("Cannot delete entity, must detach all policies first.");
        }

        if (entity.Inline.Count > 0)
        {
            throw DeleteConflict("Cannot delete entity, must delete policies first.");
        }
    }

    private static IEnumerable<T> UnderPath<T>(Call call, IEnumerable<T> entities)
        where T : IamEntity =>
        entities.Where(e => e.Path.StartsWith(call.Input.Text("PathPrefix") ?? "/", StringComparison.Ordinal));

    private static Structure Show(IamUser user, bool withTags) => new()
    {
        ["Path"] = user.Path,
        ["UserName"] = user.Name,
        ["UserId"] = user.Id,
        ["Arn"] = user.Arn,
        ["CreateDate"] = user.Created,
        ["PermissionsBoundary"] = ShowBoundary(user),
        ["Tags"] = withTags ? ShowTags(user.Tags) : null,
    };
}
