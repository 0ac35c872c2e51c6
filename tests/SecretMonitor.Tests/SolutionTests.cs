namespace SecretMonitor.Tests;
public sealed class SolutionTests { [Xunit.Fact] public void Works() { } }
