namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>The errors of KMS.</summary>
internal static class KmsFault
{
    public static ServiceFault NotFound(string what) => new("NotFoundException", what);

    public static ServiceFault Disabled(KmsKey key) => new("DisabledException", $"{key.Arn} is disabled.");

    public static ServiceFault PendingDeletion(KmsKey key) =>
        new("KMSInvalidStateException", $"{key.Arn} is pending deletion.");

    public static ServiceFault Unsupported(string what) => new("UnsupportedOperationException", what);

    public static ServiceFault Invalid(string what) => new("ValidationException", what);

    public static ServiceFault InvalidCiphertext() => new(
        "InvalidCiphertextException", "The ciphertext is none, or was made with another encryption context.");

    public static ServiceFault InvalidMarker() => new("InvalidMarkerException", "The marker is not valid.");

    public static ServiceFault OfAws(KmsKey key) =>
        new("AccessDeniedException", $"The key {key.Arn} is managed by AWS, and cannot be changed.");
}
