namespace SecretMonitor.Sandbox.Services.Iam;

internal sealed class IamUser : IamEntity
{
    public List<IamAccessKey> Keys { get; } = [];

    public List<IamGroup> Groups { get; } = [];
}
