using System.Text;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A continuation token: where a listing stopped, not to be read by people.</summary>
internal static class ListToken
{
    public static string Make(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last));

    /// <exception cref="ServiceFault">InvalidArgument.</exception>
    public static string Read(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw S3Fault.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
    }
}
