using System.Text;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>What a receiver deletes a message with: opaque to people, the queue and the message to us.</summary>
internal static class ReceiptHandle
{
    public static string Make(Queue queue, QueueMessage message) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{message.Id} {message.ReceiveCount} {queue.Arn}"));

    /// <returns>The message's id.</returns>
    /// <exception cref="ServiceFault">ReceiptHandleIsInvalid.</exception>
    public static string Read(Queue queue, string handle)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(handle)).Split(' ');
            if (parts.Length == 3 && parts[2] == queue.Arn)
            {
                return parts[0];
            }
        }
        catch (FormatException)
        {
            // Not one of ours: answered as the handle of another queue.
        }

        throw SqsFault.InvalidHandle();
    }
}
