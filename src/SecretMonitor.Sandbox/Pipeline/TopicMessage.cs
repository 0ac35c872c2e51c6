namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>A message for a topic.</summary>
/// <param name="Message">The text, or with <paramref name="IsStructured"/> a JSON object of texts per protocol.</param>
/// <param name="Subject">The subject, where there is one.</param>
/// <param name="IsStructured">Whether <c>MessageStructure</c> is <c>json</c>.</param>
internal sealed record TopicMessage(string Message, string? Subject = null, bool IsStructured = false);
