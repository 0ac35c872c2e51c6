using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sts;

/// <summary>AWS Security Token Service.</summary>
internal sealed class StsService : SandboxService
{
    public StsService(World world)
        : base(world, "sts")
    {
        On("GetCallerIdentity", GetCallerIdentity);
    }

    private static Structure GetCallerIdentity(Call call)
    {
        call.NeedsNoPermission();
        return new()
        {
            ["UserId"] = call.Caller.PrincipalId,
            ["Account"] = call.Caller.AccountId,
            ["Arn"] = call.Caller.Arn,
        };
    }
}
