namespace SecretMonitor.Sandbox.Models;

/// <summary>An error of a service.</summary>
/// <param name="Name">The exception's name: the code in JSON.</param>
/// <param name="Code">The code in query protocols.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record ErrorModel(string Name, string Code, int Status);
