using System.Management.Automation.Host;

namespace SecretMonitor.Shell;

/// <summary>The terminal's geometry and keys, or a plain page where there is no terminal.</summary>
internal sealed class ShellRawUserInterface : PSHostRawUserInterface
{
    /// <summary>Columns of a page: what goes to a file or a program should not be cut to a terminal's 80.</summary>
    private const int PageWidth = 150;

    private const int PageHeight = 50;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override int CursorSize { get; set; } = 25;

    public override Coordinates CursorPosition
    {
        get => Console.IsOutputRedirected ? default : new(Console.CursorLeft, Console.CursorTop);
        set
        {
            if (!Console.IsOutputRedirected)
            {
                Console.SetCursorPosition(value.X, value.Y);
            }
        }
    }

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get => Terminal; set { } }

    public override Size BufferSize { get => Terminal; set { } }

    public override Size MaxPhysicalWindowSize => Terminal;

    public override Size MaxWindowSize => Terminal;

    public override string WindowTitle
    {
        get => "";
        set
        {
            if (!Console.IsOutputRedirected)
            {
                Console.Title = value;
            }
        }
    }

    public override bool KeyAvailable => !Console.IsInputRedirected && Console.KeyAvailable;

    /// <summary>A pseudo terminal may not know its size: it says zero.</summary>
    private static Size Terminal => Console.IsOutputRedirected || Console.WindowWidth <= 0
        ? new(PageWidth, PageHeight)
        : new(Console.WindowWidth, Console.WindowHeight);

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (Console.IsInputRedirected)
        {
            throw new HostException("A key was asked for, but standard input is no terminal.");
        }
        var key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        return new((int)key.Key, key.KeyChar, (ControlKeyStates)0, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    /// <summary>Screens of terminals cannot be read.</summary>
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => new BufferCell[0, 0];

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
    }

    /// <summary>Filling everything with blanks clears the screen; nothing else can be done to a terminal.</summary>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (!Console.IsOutputRedirected && rectangle is { Left: -1, Top: -1 })
        {
            Console.Clear();
        }
    }

    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
    }
}
