namespace SecretMonitor.Sandbox.Services.Iam;

internal sealed class IamGroup : IamEntity;
