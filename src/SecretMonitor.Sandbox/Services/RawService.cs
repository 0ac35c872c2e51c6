using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// A service whose API is HTTP itself, without a model: S3. It gets the requests that are signed for it, and unsigned
/// ones that no other service claims, with the caller already authenticated (or anonymous), under the world's lock.
/// It names the operation (<see cref="ServiceCall.EventName"/>), authorises, acts and answers.
/// </summary>
internal abstract class RawService(World world, string signingName) : SandboxService(world, signingName)
{
    public override string AccessDeniedCode => "AccessDenied";

    public override ServiceFault Throttled() => new("SlowDown", "Please reduce your request rate.", 503);

    public override ServiceFault Failed() =>
        new("InternalError", "We encountered an internal error. Please try again.", 500);

    /// <exception cref="ServiceFault">
    /// An error. It is answered as S3 does: XML with code, message and <see cref="ServiceFault.Details"/>, no body to
    /// HEAD.
    /// </exception>
    public abstract HttpResponse Handle(RawCall call);
}
