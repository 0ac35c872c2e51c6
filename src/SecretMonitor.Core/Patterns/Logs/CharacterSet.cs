namespace SecretMonitor.Patterns;

/// <summary>A set of characters: which of ASCII, and whether all others.</summary>
internal sealed class CharacterSet
{
    private const int Ascii = 128;
    private readonly bool[] _members = new bool[Ascii];
    private bool _others;

    public static CharacterSet AnyButNewLine { get; } = new CharacterSet().Add('\n').Negate();

    public static CharacterSet Of(char c) => new CharacterSet().Add(c);

    /// <summary>The class of a letter: d, s, w, and their opposites in upper case; null for others.</summary>
    public static CharacterSet? OfClass(char letter) => letter switch
    {
        'd' => new CharacterSet().Add('0', '9'),
        's' => new CharacterSet().Add('\t', '\r').Add(' '),
        'w' => new CharacterSet().Add('0', '9').Add('A', 'Z').Add('a', 'z').Add('_'),
        'D' or 'S' or 'W' => OfClass(char.ToLowerInvariant(letter))!.Negate(),
        _ => null,
    };

    public bool Contains(char c) => c < Ascii ? _members[c] : _others;

    public CharacterSet Add(char first, char last)
    {
        for (int c = first; c <= last && c < Ascii; c++)
        {
            _members[c] = true;
        }

        return this;
    }

    public CharacterSet Add(char c) => Add(c, c);

    public CharacterSet Add(CharacterSet set)
    {
        for (int c = 0; c < Ascii; c++)
        {
            _members[c] |= set._members[c];
        }

        _others |= set._others;
        return this;
    }

    public CharacterSet Negate()
    {
        for (int c = 0; c < Ascii; c++)
        {
            _members[c] = !_members[c];
        }

        _others = !_others;
        return this;
    }
}
