namespace PesterRunner;

/// <summary>An assertion that does not hold.</summary>
internal sealed class ShouldFailedException(string message) : Exception(message)
{
    /// <summary>The id that Pester gives it.</summary>
    public const string ErrorId = "PesterAssertionFailed";
}
