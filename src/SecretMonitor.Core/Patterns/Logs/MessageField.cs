namespace SecretMonitor.Patterns;

/// <summary>One field of a space-delimited log message.</summary>
/// <param name="Start">Where it starts in the message, including its quote or bracket.</param>
/// <param name="Text">Its text, without quotes or brackets around it.</param>
internal readonly record struct MessageField(int Start, string Text)
{
    /// <summary>Splits at blanks; text in double quotes or square brackets stays together.</summary>
    public static List<MessageField> Split(string message)
    {
        List<MessageField> fields = [];
        int at = 0;
        while (true)
        {
            while (at < message.Length && PatternScanner.IsBlank(message[at]))
            {
                at++;
            }

            if (at == message.Length)
            {
                return fields;
            }

            int start = at, close = FindClose(message, at);
            if (close > 0)
            {
                fields.Add(new(start, message.Substring(start + 1, close - start - 1)));
                at = close + 1;
                continue;
            }

            while (at < message.Length && !PatternScanner.IsBlank(message[at]))
            {
                at++;
            }

            fields.Add(new(start, message.Substring(start, at - start)));
        }
    }

    /// <summary>This field and all after it, as one.</summary>
    public MessageField ToEndOf(string message) =>
        this with { Text = message.Substring(Start).TrimEnd(' ', '\t', '\r', '\n') };

    /// <summary>Where the quote or bracket that opens here closes a field; -1 where none does.</summary>
    private static int FindClose(string message, int at)
    {
        if (message[at] is not ('"' or '['))
        {
            return -1;
        }

        char close = message[at] == '"' ? '"' : ']';
        for (int i = at + 1; i < message.Length; i++)
        {
            if (message[i] == '\\')
            {
                i++;
            }
            else if (message[i] == close)
            {
                return i + 1 == message.Length || PatternScanner.IsBlank(message[i + 1]) ? i : -1;
            }
        }

        return -1;
    }
}
