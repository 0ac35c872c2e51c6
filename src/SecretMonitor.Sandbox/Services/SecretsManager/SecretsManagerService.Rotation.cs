using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>Rotation settings. There is no Lambda to run, so no version comes of them.</content>
internal sealed partial class SecretsManagerService
{
    private void OnRotation()
    {
        On("RotateSecret", RotateSecret);
        On("CancelRotateSecret", CancelRotateSecret);
    }

    private Structure RotateSecret(Call call)
    {
        var lambda = call.Input.Text("RotationLambdaARN") is { Length: > 0 } arn ? arn : null;
        var secret = WritableSecretOf(call, ("RotationLambdaARN", lambda));
        if (lambda is null && secret.Rotation?.LambdaArn is null)
        {
            throw InvalidRequest("No Lambda rotation function ARN is associated with this secret.");
        }

        var rotation = secret.Rotation ??= new();
        rotation.IsEnabled = true;
        rotation.LambdaArn = lambda ?? rotation.LambdaArn;
        rotation.Rules = call.Input.Part("RotationRules") ?? rotation.Rules;
        rotation.Next = rotation.Rules?.Number("AutomaticallyAfterDays") is { } days
            ? new DateTimeOffset(call.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days)
            : null;
        return ArnAndName(secret);
    }

    private Structure CancelRotateSecret(Call call)
    {
        var secret = WritableSecretOf(call);
        if (secret.Rotation is not { } rotation)
        {
            throw InvalidRequest("No Lambda rotation function ARN is associated with this secret.");
        }

        rotation.IsEnabled = false;
        rotation.Next = null;
        return ArnAndName(secret);
    }
}
