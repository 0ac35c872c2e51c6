using System.Globalization;

namespace SecretMonitor.Benchmarks;

/// <summary>The table that a person reads.</summary>
internal static class Report
{
    public static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
    }

    public static void Line(string what, object value) => Console.WriteLine($"  {what,-28} {value}");

    public static void Ratio(double ratio, double aim) => Line("ratio", string.Create(CultureInfo.InvariantCulture,
        $"{ratio:0.00} (aim: at most {aim:0.0#}{(ratio <= aim ? "" : ", MISSED")})"));
}
