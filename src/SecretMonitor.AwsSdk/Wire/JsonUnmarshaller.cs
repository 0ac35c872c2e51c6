#nullable enable
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>Reads an answer or an error in awsJson. Members that the response class lacks are ignored.</summary>
internal sealed class JsonUnmarshaller<TResponse>(ServiceDescription service) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using var buffer = new MemoryStream();
        context.Stream.CopyTo(buffer);
        var response = new TResponse();
        if (buffer.Length == 0)
        {
            return response;
        }

        try
        {
            using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
            Fill(response, service.Shapes.StructureOf(typeof(TResponse)), document.RootElement);
            return response;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException
            or InvalidOperationException or ArgumentException)
        {
            throw ServiceErrors.Unreadable<TResponse>();
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        service.Errors.Read(context, context.Stream, innerException, statusCode);

    private static void Fill(object target, StructureShape structure, JsonElement json)
    {
        foreach (var member in structure.Members)
        {
            if (json.TryGetProperty(member.Name, out var child) && Read(member.Shape, child) is { } value)
            {
                member.Set(target, value);
            }
        }
    }

    private static object? Read(Shape shape, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (shape)
        {
            case StructureShape structure:
                var target = structure.New();
                Fill(target, structure, json);
                return target;
            case ListShape list:
                var items = list.New();
                foreach (var element in json.EnumerateArray())
                {
                    if (Read(list.Item, element) is { } item)
                    {
                        items.Add(item);
                    }
                }

                return items;
            case MapShape map:
                var entries = map.New();
                foreach (var property in json.EnumerateObject())
                {
                    if (Read(map.Value, property.Value) is { } value)
                    {
                        entries[property.Name] = value;
                    }
                }

                return entries;
            default:
                return ((ScalarShape)shape).Parse(json);
        }
    }
}
