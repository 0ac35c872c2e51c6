namespace PesterRunner;

/// <summary>Ends a test that decided to be skipped.</summary>
internal sealed class SkipTestException(string reason) : Exception(reason);
