using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>What came of a call: an answer or an error.</summary>
internal readonly record struct CallOutcome(Structure? Output, ServiceFault? Fault);
