using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// The tokens of an event pattern, one after the other, and where in the text they are: AWS's refusals quote the text
/// with line and column as its JSON library counts them, and clients show them to people.
/// </summary>
internal sealed class EventPatternTokens
{
    private const int LongestQuote = 500;

    private readonly string _json;
    private readonly byte[] _utf8;
    private readonly List<Token> _tokens = [];
    private int _next;
    private bool _textWasRead;

    /// <exception cref="PatternException">The text is no JSON.</exception>
    public EventPatternTokens(string json)
    {
        _json = json;
        _utf8 = Encoding.UTF8.GetBytes(json);
        Utf8JsonReader reader = new(_utf8);
        try
        {
            while (reader.Read())
            {
                string text = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    ? reader.GetString()!
                    : Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
                _tokens.Add(new(reader.TokenType, text, (int)reader.TokenStartIndex, (int)reader.BytesConsumed));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            _tokens.Add(new(JsonTokenType.None, "", (int)reader.BytesConsumed, (int)reader.BytesConsumed));
            _next = _tokens.Count;
            throw _tokens.Count == 1 ? Error("Filter is not an object") : Error("Invalid JSON");
        }
    }

    public JsonTokenType Kind => _next == 0 ? JsonTokenType.None : _tokens[_next - 1].Kind;

    public bool IsNumber => Kind == JsonTokenType.Number;

    /// <summary>The text of a name or string, or the token as it is written.</summary>
    public string Text
    {
        get
        {
            _textWasRead = true;
            return _tokens[_next - 1].Text;
        }
    }

    public JsonTokenType Next()
    {
        _next++;
        _textWasRead = false;
        return Kind;
    }

    /// <summary>Goes on to the next token, which must be of that kind.</summary>
    public void Take(JsonTokenType kind, string otherwise)
    {
        if (Next() != kind)
        {
            throw Error(otherwise);
        }
    }

    public PatternException Error(string reason)
    {
        int at = Encoding.UTF8.GetCharCount(_utf8, 0, Math.Min(BytesRead(), _utf8.Length));
        string before = _json.Substring(0, Math.Min(at, _json.Length));
        int lineStart = before.LastIndexOf('\n') + 1;
        string quote = _json.Length <= LongestQuote
            ? $"\"{_json}\""
            : $"\"{_json.Substring(0, LongestQuote)}\"[truncated {_json.Length - LongestQuote} chars]";
        int line = before.Count(c => c == '\n') + 1, column = before.Length - lineStart + 1;
        return EventPattern.Error(reason, $"\n at [Source: (String){quote}; line: {line}, column: {column}]", at);
    }

    /// <summary>
    /// How far AWS's library has read: with a name it looks at the value, and of a string it reads the opening quote
    /// until somebody asks for the text.
    /// </summary>
    private int BytesRead()
    {
        if (_next == 0)
        {
            return 0;
        }

        Token token = _tokens[Math.Min(_next, _tokens.Count) - 1];
        if (token.Kind == JsonTokenType.PropertyName && _next < _tokens.Count)
        {
            token = _tokens[_next];
        }
        else if (_textWasRead)
        {
            return token.End;
        }

        return token.Kind == JsonTokenType.String ? token.Start + 1 : token.End;
    }

    private readonly record struct Token(JsonTokenType Kind, string Text, int Start, int End);
}
