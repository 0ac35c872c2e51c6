using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary>The operators of <c>Should</c>: each is a parameter set.</summary>
public sealed partial class ShouldCommand
{
    /// <summary>Equal, as <c>-eq</c> compares; arrays item by item.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Be))]
    [Alias("EQ")]
    public SwitchParameter Be { get; set; }

    /// <summary>Equal, case included.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeExactly))]
    [Alias("CEQ")]
    public SwitchParameter BeExactly { get; set; }

    /// <summary>Nothing, an empty string or an empty collection.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeNullOrEmpty))]
    public SwitchParameter BeNullOrEmpty { get; set; }

    /// <summary>What <c>if</c> takes for true.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeTrue))]
    public SwitchParameter BeTrue { get; set; }

    /// <summary>What <c>if</c> takes for false.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeFalse))]
    public SwitchParameter BeFalse { get; set; }

    /// <summary>Is of the type.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeOfType))]
    [Alias("HaveType")]
    public SwitchParameter BeOfType { get; set; }

    /// <summary>One of the expected.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeIn))]
    public SwitchParameter BeIn { get; set; }

    /// <summary>Matches the wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeLike))]
    public SwitchParameter BeLike { get; set; }

    /// <summary>Matches the wildcard, case included.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeLikeExactly))]
    public SwitchParameter BeLikeExactly { get; set; }

    /// <summary><c>-gt</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeGreaterThan))]
    [Alias("GT")]
    public SwitchParameter BeGreaterThan { get; set; }

    /// <summary><c>-ge</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeGreaterOrEqual))]
    [Alias("GE")]
    public SwitchParameter BeGreaterOrEqual { get; set; }

    /// <summary><c>-lt</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeLessThan))]
    [Alias("LT")]
    public SwitchParameter BeLessThan { get; set; }

    /// <summary><c>-le</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(BeLessOrEqual))]
    [Alias("LE")]
    public SwitchParameter BeLessOrEqual { get; set; }

    /// <summary>A collection with the expected in it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Contain))]
    public SwitchParameter Contain { get; set; }

    /// <summary>A collection of that size.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(HaveCount))]
    public SwitchParameter HaveCount { get; set; }

    /// <summary>Matches the regular expression.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Match))]
    public SwitchParameter Match { get; set; }

    /// <summary>Matches the regular expression, case included.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MatchExactly))]
    public SwitchParameter MatchExactly { get; set; }

    /// <summary>A script block that fails.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Throw))]
    public SwitchParameter Throw { get; set; }
}
