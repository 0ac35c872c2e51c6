using System.Text;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>SQS's rules for the text of a message.</summary>
internal static class MessageText
{
    /// <param name="body">The text.</param>
    /// <param name="attributes">The size of the attributes, which count too.</param>
    /// <param name="most">The greatest size, in bytes.</param>
    /// <exception cref="ServiceFault">InvalidParameterValueException, InvalidMessageContents.</exception>
    public static void Demand(string? body, int attributes, int most)
    {
        if (string.IsNullOrEmpty(body))
        {
            throw SqsFault.Missing("MessageBody");
        }

        if (Encoding.UTF8.GetByteCount(body) + attributes > most)
        {
            throw SqsFault.InvalidValue(
                $"One or more parameters are invalid. Reason: Message must be shorter than {most} bytes.");
        }

        foreach (var c in body!)
        {
            if (!IsAllowed(c))
            {
                throw Invalid(c);
            }
        }
    }

    private static bool IsAllowed(char c) => c is '\t' or '\n' or '\r' or (>= ' ' and not ('\uFFFE' or '\uFFFF'));

    private static ServiceFault Invalid(char c) => new(
        "InvalidMessageContents",
        $"Invalid binary character '#x{(int)c:X}' was found in the message body, the set of allowed characters is "
            + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
}
