using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// A service: its model and what its operations do. An operation runs under the world's lock, after its input was
/// decoded and validated against the model; it authorises (<see cref="Call.Authorize"/>), acts, and returns the answer
/// (null: an empty one) or throws a <see cref="ServiceFault"/>.
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

    public ServiceModel Model => ServiceModel.Load(SigningName);

    /// <summary>What an operation does; null when it is not built, which is answered as AWS answers an unknown action.</summary>
    public Func<Call, Structure?>? Find(string operation) =>
        _operations.TryGetValue(operation, out var handle) ? handle : null;

    /// <summary>The names of the operations that are built.</summary>
    public IEnumerable<string> Operations => _operations.Keys;

    protected void On(string operation, Func<Call, Structure?> handle) => _operations.Add(operation, handle);
}
