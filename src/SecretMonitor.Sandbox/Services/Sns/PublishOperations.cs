using System.Text;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>Publish and PublishBatch.</summary>
internal sealed class PublishOperations(World world, Delivery delivery)
{
    private const int BatchLimit = 10;
    private const int MaxBytes = 262_144;

    private static readonly Regex EntryId = new("^[A-Za-z0-9_-]{1,80}$", RegexOptions.CultureInvariant);

    public Structure Publish(Call call, SnsRegion region)
    {
        var arn = call.Input.Text("TopicArn") ?? call.Input.Text("TargetArn");
        call.Authorize("Publish", arn ?? "*", arn is null ? null : region.Find(arn)?.Policy);
        if (arn is not null)
        {
            var topic = region.Demand(arn);
            TopicKey.Demand(call, topic);
            return new() { ["MessageId"] = Send(topic, call.Input) };
        }

        var phone = call.Input.Text("PhoneNumber")
            ?? throw Faults.Invalid("TopicArn or TargetArn Reason: no value for required parameter");
        if (!Endpoints.IsPhone(phone))
        {
            throw Faults.Invalid($"PhoneNumber Reason: {phone} is not valid to publish to");
        }

        var message = Read(call.Input);
        delivery.NoteUnreachable("sms", message.Id);
        return new() { ["MessageId"] = message.Id };
    }

    public Structure PublishBatch(Call call, SnsRegion region)
    {
        var arn = call.Input.Required("TopicArn");
        call.Authorize("Publish", arn, region.Find(arn)?.Policy);
        var topic = region.Demand(arn);
        TopicKey.Demand(call, topic);
        var entries = call.Input.Parts("PublishBatchRequestEntries");
        Check(entries);
        List<object> successful = [], failed = [];
        foreach (var entry in entries)
        {
            try
            {
                successful.Add(new Structure { ["Id"] = entry.Text("Id"), ["MessageId"] = Send(topic, entry) });
            }
            catch (ServiceFault fault)
            {
                failed.Add(new Structure
                {
                    ["Id"] = entry.Text("Id"),
                    ["Code"] = call.Service.Model.Errors[fault.Code].Code,
                    ["Message"] = fault.Message,
                    ["SenderFault"] = true,
                });
            }
        }

        return new() { ["Successful"] = successful, ["Failed"] = failed };
    }

    private static void Check(IReadOnlyList<Structure> entries)
    {
        if (entries.Count == 0)
        {
            throw new ServiceFault("EmptyBatchRequestException", "The batch request doesn't contain any entries.");
        }

        if (entries.Count > BatchLimit)
        {
            throw new ServiceFault(
                "TooManyEntriesInBatchRequestException", "The batch request contains more entries than permissible.");
        }

        var ids = entries.Select(e => e.Required("Id")).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw new ServiceFault(
                "BatchEntryIdsNotDistinctException", "Two or more batch entries in the request have the same Id.");
        }

        if (!ids.TrueForAll(EntryId.IsMatch))
        {
            throw new ServiceFault(
                "InvalidBatchEntryIdException",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                + "It can be at most 80 letters long.");
        }

        if (entries.Sum(e => Encoding.UTF8.GetByteCount(e.Required("Message"))) > MaxBytes)
        {
            throw new ServiceFault(
                "BatchRequestTooLongException", "The length of all the messages put together is more than the limit.");
        }
    }

    private string Send(Topic topic, Structure request)
    {
        var notification = Read(request);
        delivery.Send(topic, notification);
        return notification.Id;
    }

    private Notification Read(Structure request)
    {
        var structure = request.Text("MessageStructure");
        if (structure is not (null or "" or "json"))
        {
            throw Faults.Invalid("MessageStructure");
        }

        TopicMessage message = new(request.Required("Message"), request.Text("Subject"), structure == "json");
        return new(world.Random.Uuid(), world.Clock.Now, message, MessageAttribute.Read(request));
    }
}
