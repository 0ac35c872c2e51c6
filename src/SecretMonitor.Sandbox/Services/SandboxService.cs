using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// A service: its model and what its operations do. An operation runs under the world's lock, after its input was
/// decoded and validated against the model; it authorises (<see cref="ServiceCall.Authorize"/>), acts, and returns the
/// answer (null: an empty one) or throws a <see cref="ServiceFault"/>.
/// <para>
/// What a service holds survives a restart without its doing: on a state folder, everything that ever came in happens
/// again (<see cref="State.Journal"/>). So it may change in operations and in due work of the clock only, and nothing
/// in it may come from another clock than the world's or from other random numbers, nor from its constructor; a key that
/// cannot is a <see cref="State.KeptKey"/>. What it sends out of the sandbox is not sent again
/// (<see cref="World.IsReplaying"/>).
/// </para>
/// </summary>
internal abstract class SandboxService(World world, string signingName)
{
    private readonly Dictionary<string, Func<Call, Structure?>> _operations = new(StringComparer.Ordinal);

    public World World { get; } = world;

    /// <summary>The name in a signature's scope: <c>secretsmanager</c>, <c>monitoring</c> ...</summary>
    public string SigningName { get; } = signingName;

    /// <summary>The prefix of IAM actions: <c>cloudwatch</c> for <c>monitoring</c>.</summary>
    public virtual string ActionPrefix => SigningName;

    /// <summary><c>eventSource</c> in CloudTrail's records.</summary>
    public virtual string EventSource => SigningName + ".amazonaws.com";

    /// <summary>
    /// The exception's name for input that breaks the model: <c>InvalidParameterException</c> in CloudWatch Logs.
    /// </summary>
    public virtual string ValidationCode => "ValidationException";

    /// <summary>The member of a JSON error that holds its text: <c>Message</c> in some services.</summary>
    public virtual string MessageMember => "message";

    /// <summary>What stands before <c>#</c> in a JSON error's type: <c>com.amazonaws.sqs</c>; null: nothing.</summary>
    public virtual string? ErrorNamespace => null;

    public ServiceModel Model => ServiceModel.Load(SigningName);

    /// <summary>
    /// What an operation does; null when it is not built, which is answered as AWS answers an unknown action.
    /// </summary>
    public Func<Call, Structure?>? Find(string operation) =>
        _operations.TryGetValue(operation, out var handle) ? handle : null;

    /// <summary>The names of the operations that are built.</summary>
    public virtual IEnumerable<string> Operations => _operations.Keys;

    /// <summary>The operation that a request asks for, built or not, as CloudTrail names it; empty: none.</summary>
    public virtual string OperationOf(Exchange exchange) => exchange.Route.Operation;

    /// <summary>The exception's name for a refusal: SNS has <c>AuthorizationErrorException</c>.</summary>
    public virtual string AccessDeniedCode => "AccessDeniedException";

    /// <summary>The region of everything that a call touches: IAM has one for all that is signed.</summary>
    public virtual string RegionOf(string signedRegion) => signedRegion;

    /// <summary>Whether an operation takes unsigned requests: the links in SNS's mails.</summary>
    public virtual bool IsOpen(string operation) => false;

    /// <summary>What anybody may GET at a target, unsigned: SNS's certificate. Null: nothing.</summary>
    public virtual string? PublicText(string target) => null;

    /// <summary>An action as the service's denials write it: SNS says <c>SNS:Publish</c>.</summary>
    public virtual string ShownAction(string action) => action;

    /// <summary>The code of an error in the query protocol, and in the header <c>x-amzn-query-error</c>.</summary>
    public virtual string QueryCode(string code) =>
        Model.Errors.TryGetValue(code, out var error) ? error.Code : code;

    /// <summary>
    /// The fault for input that breaks the model; <paramref name="missing"/> names the first absent required member.
    /// </summary>
    public virtual ServiceFault InvalidInput(string message, string? missing) => new(ValidationCode, message);

    /// <summary>What can go wrong with what it brings to other services.</summary>
    public virtual IReadOnlyList<FaultKind> DeliveryFaults => [];

    /// <summary>The fault for too many calls.</summary>
    public virtual ServiceFault Throttled() => new("ThrottlingException", "Rate exceeded");

    /// <summary>The fault for a failure of the service itself.</summary>
    public virtual ServiceFault Failed() => new(
        "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.",
        500);

    protected void On(string operation, Func<Call, Structure?> handle) => _operations.Add(operation, handle);
}
