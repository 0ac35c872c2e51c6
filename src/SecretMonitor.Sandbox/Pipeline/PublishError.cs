namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>Why a service's message was not accepted.</summary>
/// <param name="Code"><c>AuthorizationError</c>, <c>NotFound</c>, <c>KMSAccessDenied</c> ...</param>
/// <param name="Message">SNS's text.</param>
internal sealed record PublishError(string Code, string Message);
