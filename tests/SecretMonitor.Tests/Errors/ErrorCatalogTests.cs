using System.Reflection;
using SecretMonitor.Errors;
using Xunit;

namespace SecretMonitor.Tests.Errors;

public sealed class ErrorCatalogTests
{
    public static TheoryData<string> Factories =>
        [.. typeof(ErrorCatalog).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Factories))]
    public void An_error_is_called_like_its_factory_and_says_what_to_do(string factory)
    {
        var method = typeof(ErrorCatalog).GetMethod(factory)!;
        var error = (SecretMonitorException)method.Invoke(
            obj: null, method.GetParameters().Select(p => Example(p.ParameterType)).ToArray())!;

        Assert.Equal(factory, error.ErrorId);
        Assert.False(string.IsNullOrWhiteSpace(error.Message));
        Assert.False(string.IsNullOrWhiteSpace(error.RecommendedAction));
    }

    private static object? Example(Type type) =>
        type == typeof(string) || type == typeof(object) ? "example"
        : type == typeof(Exception) ? new InvalidOperationException("example")
        : type == typeof(AwsFailure) ? new AwsFailure { Message = "example", Region = "eu-central-1" }
        : Activator.CreateInstance(type);
}
