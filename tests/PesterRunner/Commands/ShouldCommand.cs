using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary><c>Should</c>: fails the test if what is piped in is not as expected.</summary>
[Cmdlet("Invoke", "Should")]
public sealed partial class ShouldCommand : PSCmdlet
{
    private readonly List<object?> _actual = [];

    /// <summary>What to look at; piped in as a rule.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? ActualValue { get; set; }

    /// <summary>What it is compared with.</summary>
    [Parameter(Position = 0)]
    [Alias("RegularExpression", "ExpectedType", "ExpectedMessage")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? ExpectedValue { get; set; }

    /// <summary>With <c>-Throw</c>: the fully qualified error id, wildcards allowed.</summary>
    [Parameter(Position = 1, ParameterSetName = nameof(Throw))]
    public string? ErrorId { get; set; }

    /// <summary>With <c>-Throw</c>: the type of the exception.</summary>
    [Parameter(Position = 2, ParameterSetName = nameof(Throw))]
    public Type? ExceptionType { get; set; }

    /// <summary>With <c>-Throw</c>: writes the error record.</summary>
    [Parameter(ParameterSetName = nameof(Throw))]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The opposite.</summary>
    [Parameter]
    public SwitchParameter Not { get; set; }

    /// <summary>Why, for the failure's message.</summary>
    [Parameter]
    public string? Because { get; set; }

    /// <summary>Collects.</summary>
    protected override void ProcessRecord() => _actual.Add(Assertion.Unwrap(ActualValue));

    /// <summary>Asserts: some operators look at all that was piped in together, the others at each item.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == nameof(Throw))
        {
            AssertThrow(_actual is [ScriptBlock script]
                ? script
                : throw new PSArgumentException("Should -Throw takes a script block."));
            return;
        }
        var assertion = Assertion.Named(ParameterSetName);
        if (assertion.TakesCollection)
        {
            Assert(assertion, _actual.ToArray());
        }
        else
        {
            _actual.DefaultIfEmpty(null).ToList().ForEach(value => Assert(assertion, value));
        }
    }

    private void Assert(Assertion assertion, object? actual)
    {
        var expected = Assertion.Unwrap(ExpectedValue);
        if (assertion.Holds(actual, expected) == Not)
        {
            var shown = actual is object[] and [var only] ? only : actual;
            Fail($"{assertion.Describe(expected, Not)}{Reason}, but got {ValueText.Of(shown)}.");
        }
    }

    private void AssertThrow(ScriptBlock script)
    {
        var error = Catch(script);
        if (Not)
        {
            if (error is not null)
            {
                Fail($"Expected no exception{Reason}, but '{error.Exception.Message}' was thrown.");
            }
            return;
        }
        var message = ExpectedValue as string ?? "*";
        var wrong = error switch
        {
            null => "no exception was thrown",
            _ when !Wildcard.Matches(error.Exception.Message, message) =>
                $"the message was '{error.Exception.Message}'",
            _ when !Wildcard.Matches(error.FullyQualifiedErrorId, ErrorId ?? "*") =>
                $"the FullyQualifiedErrorId was '{error.FullyQualifiedErrorId}'",
            _ when ExceptionType is not null && !ExceptionType.IsInstanceOfType(error.Exception) =>
                $"the exception was a {error.Exception.GetType()}",
            _ => null,
        };
        if (wrong is not null)
        {
            Fail($"Expected an exception{Filters()}{Reason}, but {wrong}.");
        }
        if (PassThru)
        {
            WriteObject(error);
        }
    }

    /// <summary>The error that ends the script block, if one does. Within a try, as Pester runs it.</summary>
    private ErrorRecord? Catch(ScriptBlock script)
    {
        try
        {
            InvokeCommand.InvokeScript(
                useLocalScope: true, ScriptBlock.Create("try { & $args[0] } catch { throw }"), input: null, script);
            return null;
        }
        catch (RuntimeException e)
        {
            return e.ErrorRecord;
        }
    }

    private string Filters() =>
        (ExpectedValue is null ? "" : $" with message like {ValueText.Of(ExpectedValue)}")
        + (ErrorId is null ? "" : $" with FullyQualifiedErrorId like '{ErrorId}'")
        + (ExceptionType is null ? "" : $" of type {ExceptionType}");

    private string Reason => Because is null ? "" : $", because {Because}";

    private void Fail(string message) => ThrowTerminatingError(new(
        new ShouldFailedException(message), ShouldFailedException.ErrorId, ErrorCategory.InvalidResult, ActualValue));
}
