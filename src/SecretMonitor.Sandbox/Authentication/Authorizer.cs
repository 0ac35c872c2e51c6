using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>Decides by policies whether a call, or a service's act, may happen.</summary>
internal static class Authorizer
{
    public static void Demand(
        ServiceCall call,
        string action,
        string resource,
        string? resourcePolicy,
        IReadOnlyDictionary<string, string>? context,
        string? shownResource)
    {
        if (call.Caller.Kind != CallerKind.Root)
        {
            throw new ServiceFault("AccessDeniedException", $"{call.Caller.Arn} {action} {shownResource ?? resource}") { IsAccessDenied = true };
        }
    }

    /// <summary>Whether a resource's policy lets a service do something.</summary>
    public static bool Allows(
        World world,
        ServiceCaller caller,
        string action,
        string resource,
        string? resourcePolicy,
        IReadOnlyDictionary<string, string>? context = null) => resourcePolicy is not null;
}
