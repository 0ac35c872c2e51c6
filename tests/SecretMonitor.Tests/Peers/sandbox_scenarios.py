"""What boto3 sees of the sandbox's alarms, topics, rules and logs. The argument after the sandbox's is the scenario."""
import json
import sys
import urllib.request

from sandbox_client import URL, client, mail, now, refused, step

ACCOUNT = "123456789012"
GROUP = "/secrets/trail"
RECORD = {"eventSource": "secretsmanager.amazonaws.com", "eventName": "GetSecretValue",
          "requestParameters": {"secretId": "top-secret-info"}}


def topic_with_mail(sns, name="alerts"):
    topic = sns.create_topic(Name=name)["TopicArn"]
    assert sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="ops@example.com")["SubscriptionArn"] \
        == "pending confirmation"
    token = mail()[-1]["Token"]
    assert sns.confirm_subscription(TopicArn=topic, Token=token)["SubscriptionArn"].startswith(topic + ":")
    return topic


def alarm_route():
    """Log event -> metric filter -> metric -> alarm -> mail; a second hit while in ALARM tells nobody."""
    logs, cloudwatch, sns = client("logs"), client("cloudwatch"), client("sns")
    topic = topic_with_mail(sns)
    logs.create_log_group(logGroupName=GROUP)
    logs.create_log_stream(logGroupName=GROUP, logStreamName="s")
    logs.put_metric_filter(
        logGroupName=GROUP, filterName="reads",
        filterPattern='{ ($.eventName = "GetSecretValue") && ($.requestParameters.secretId = "top-secret-info") }',
        metricTransformations=[{"metricName": "Reads", "metricNamespace": "Watch", "metricValue": "1", "unit": "Count"}])
    cloudwatch.put_metric_alarm(
        AlarmName="read", MetricName="Reads", Namespace="Watch", Statistic="Sum", Period=60, EvaluationPeriods=1,
        DatapointsToAlarm=1, Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold",
        TreatMissingData="notBreaching", AlarmActions=[topic])
    alarm = cloudwatch.describe_alarms(AlarmNames=["read"])["MetricAlarms"][0]
    assert alarm["StateValue"] == "INSUFFICIENT_DATA"
    assert alarm["StateReason"] == "Unchecked: Initial alarm creation"
    step(60)
    alarm = cloudwatch.describe_alarms(AlarmNames=["read"])["MetricAlarms"][0]
    assert alarm["StateValue"] == "OK"
    assert alarm["StateReason"] == ("Threshold Crossed: no datapoints were received for 1 period and "
                                    "1 missing datapoint was treated as [NonBreaching]."), alarm["StateReason"]

    hit = lambda: logs.put_log_events(logGroupName=GROUP, logStreamName="s", logEvents=[
        {"timestamp": int(now().timestamp() * 1000), "message": json.dumps(RECORD)}])
    assert "rejectedLogEventsInfo" not in hit()
    hit()
    before = len(mail())
    step(60)
    alarm = cloudwatch.describe_alarms(AlarmNames=["read"], StateValue="ALARM")["MetricAlarms"][0]
    assert "1 out of the last 1 datapoints [2.0 (" in alarm["StateReason"], alarm["StateReason"]
    assert alarm["StateReason"].endswith("was greater than or equal to the threshold (1.0) "
                                         "(minimum 1 datapoint for OK -> ALARM transition)."), alarm["StateReason"]
    data = json.loads(alarm["StateReasonData"])
    assert data["recentDatapoints"] == [2.0] and data["evaluatedDatapoints"][0]["sampleCount"] == 2.0, data
    assert data["unit"] == "Count" if "Unit" in alarm else "unit" not in data
    sent = mail()[before:]
    assert [m["Subject"] for m in sent] == ['ALARM: "read" in US East (N. Virginia)'], sent
    assert "has entered the ALARM state" in sent[0]["Body"] and "State Change:               OK -> ALARM" in sent[0]["Body"]
    hit()
    step(60)
    assert len(mail()) == before + 1
    step(300)
    assert cloudwatch.describe_alarms(AlarmNames=["read"])["MetricAlarms"][0]["StateValue"] == "OK"
    items = cloudwatch.describe_alarm_history(AlarmName="read", ScanBy="TimestampAscending")["AlarmHistoryItems"]
    assert [i["HistorySummary"] for i in items] == [
        'Alarm "read" created', "Alarm updated from INSUFFICIENT_DATA to OK", "Alarm updated from OK to ALARM",
        f"Successfully executed action {topic}", "Alarm updated from ALARM to OK"], items
    points = cloudwatch.get_metric_statistics(
        Namespace="Watch", MetricName="Reads", StartTime=now().timestamp() - 3600, EndTime=now(), Period=3600,
        Statistics=["Sum", "SampleCount"])["Datapoints"]
    assert sum(p["Sum"] for p in points) == 3 and points[0]["Unit"] == "Count", points


def default_value():
    """A default value gives one sample per event that does not match."""
    logs, cloudwatch = client("logs"), client("cloudwatch")
    logs.create_log_group(logGroupName=GROUP)
    logs.create_log_stream(logGroupName=GROUP, logStreamName="s")
    logs.put_metric_filter(logGroupName=GROUP, filterName="f", filterPattern="ERROR", metricTransformations=[
        {"metricName": "Errors", "metricNamespace": "App", "metricValue": "1", "defaultValue": 0}])
    at = int(now().timestamp() * 1000)
    logs.put_log_events(logGroupName=GROUP, logStreamName="s", logEvents=[
        {"timestamp": at, "message": m} for m in ("ERROR one", "fine", "fine")])
    result = cloudwatch.get_metric_data(
        StartTime=at / 1000 - 600, EndTime=at / 1000 + 60, ScanBy="TimestampAscending",
        MetricDataQueries=[{"Id": f"m{i}", "MetricStat": {
            "Metric": {"Namespace": "App", "MetricName": "Errors"}, "Period": 60, "Stat": stat}}
            for i, stat in enumerate(["Sum", "SampleCount", "p50"])])["MetricDataResults"]
    assert [r["Values"] for r in result] == [[1.0], [3.0], [0.0]], result
    assert cloudwatch.list_metrics(Namespace="App")["Metrics"][0]["MetricName"] == "Errors"


def log_events():
    """Paging, patterns, time ranges, rejected events and the errors of Logs."""
    logs = client("logs")
    message = refused("ResourceNotFoundException", logs.put_log_events, logGroupName="no", logStreamName="s",
                      logEvents=[{"timestamp": 1, "message": "m"}])
    assert message == "The specified log group does not exist.", message
    logs.create_log_group(logGroupName=GROUP, tags={"a": "1"})
    assert refused("ResourceAlreadyExistsException", logs.create_log_group, logGroupName=GROUP) \
        == "The specified log group already exists"
    logs.create_log_stream(logGroupName=GROUP, logStreamName="s")
    at = int(now().timestamp() * 1000)
    day = 86_400_000
    answer = logs.put_log_events(logGroupName=GROUP, logStreamName="s", logEvents=[
        {"timestamp": at - 14 * day - 1, "message": "old"}])
    assert answer["rejectedLogEventsInfo"] == {"tooOldLogEventEndIndex": 1}, answer
    answer = logs.put_log_events(logGroupName=GROUP, logStreamName="s", logEvents=[
        {"timestamp": at + i, "message": f"number {i}"} for i in range(5)] + [{"timestamp": at + 8_000_000, "message": "new"}])
    assert answer["rejectedLogEventsInfo"] == {"tooNewLogEventStartIndex": 5}, answer
    refused("InvalidParameterException", logs.put_log_events, logGroupName=GROUP, logStreamName="s", logEvents=[
        {"timestamp": at + 1, "message": "b"}, {"timestamp": at, "message": "a"}])
    pages = list(logs.get_paginator("filter_log_events").paginate(
        logGroupName=GROUP, filterPattern="number", PaginationConfig={"PageSize": 2}))
    assert [len(p["events"]) for p in pages] == [2, 2, 1], pages
    assert [e["message"] for p in pages for e in p["events"]] == [f"number {i}" for i in range(5)]
    newest = logs.get_log_events(logGroupName=GROUP, logStreamName="s", limit=2)
    assert [e["message"] for e in newest["events"]] == ["number 3", "number 4"], newest
    older = logs.get_log_events(logGroupName=GROUP, logStreamName="s", limit=10, nextToken=newest["nextBackwardToken"])
    assert [e["message"] for e in older["events"]] == ["number 0", "number 1", "number 2"], older
    end = logs.get_log_events(logGroupName=GROUP, logStreamName="s", nextToken=newest["nextForwardToken"])
    assert end["events"] == [] and end["nextForwardToken"] == newest["nextForwardToken"], end
    assert logs.filter_log_events(logGroupName=GROUP, startTime=at + 1, endTime=at + 2)["events"][-1]["message"] == "number 2"
    assert refused("InvalidParameterException", logs.filter_log_events, logGroupName=GROUP, filterPattern="{ $.a = }") \
        == "Invalid metric filter pattern"
    group = logs.describe_log_groups(logGroupNamePrefix="/secrets")["logGroups"][0]
    assert group["arn"].endswith(":*") and not group["logGroupArn"].endswith(":*")
    logs.tag_resource(resourceArn=group["logGroupArn"], tags={"b": "2"})
    assert logs.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"] == {"a": "1", "b": "2"}
    logs.put_retention_policy(logGroupName=GROUP, retentionInDays=1)
    step(2 * 86_400)
    assert logs.filter_log_events(logGroupName=GROUP)["events"] == []
    match = logs.test_metric_filter(filterPattern="[ip, user, size > 10]", logEventMessages=["a b 5", "c d 50"])["matches"]
    assert [(m["eventNumber"], m["extractedValues"]["$user"]) for m in match] == [(2, "d")], match
    refused("InvalidParameterException", logs.put_metric_filter, logGroupName=GROUP, filterName="f",
            filterPattern="{ $.a = 1 }", metricTransformations=[{
                "metricName": "m", "metricNamespace": "n", "metricValue": "1", "defaultValue": 0, "dimensions": {"d": "$.a"}}])


def insights():
    """A query over a group: fields of JSON, stats, and the pointer of each event."""
    logs = client("logs")
    logs.create_log_group(logGroupName=GROUP)
    logs.create_log_stream(logGroupName=GROUP, logStreamName="s")
    at = int(now().timestamp() * 1000)
    logs.put_log_events(logGroupName=GROUP, logStreamName="s", logEvents=[{"timestamp": at, "message": json.dumps(RECORD)}] * 3)

    def results(query):
        started = logs.start_query(logGroupName=GROUP, startTime=at // 1000 - 60, endTime=at // 1000 + 60, queryString=query)
        answer = logs.get_query_results(queryId=started["queryId"])
        assert answer["status"] == "Complete", answer
        return [{field["field"]: field["value"] for field in row} for row in answer["results"]]

    rows = results("fields @timestamp, requestParameters.secretId | filter eventName = 'GetSecretValue' | limit 2")
    assert len(rows) == 2 and rows[0]["requestParameters.secretId"] == "top-secret-info" and rows[0]["@ptr"], rows
    assert results("stats count(*) by eventName") == [{"eventName": "GetSecretValue", "count(*)": "3"}]
    refused("MalformedQueryException", logs.start_query, logGroupName=GROUP, startTime=0, endTime=1, queryString="nonsense")
    refused("ResourceNotFoundException", logs.get_query_results, queryId="0")


def set_alarm_state():
    """SetAlarmState runs the actions, tells EventBridge, and lasts until the next evaluation."""
    cloudwatch, sns, sqs, events = client("cloudwatch"), client("sns"), client("sqs"), client("events")
    topic = topic_with_mail(sns)
    queue = sqs.create_queue(QueueName="q")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    rule = events.put_rule(Name="r", EventPattern=json.dumps({"source": ["aws.cloudwatch"]}))["RuleArn"]
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn,
        "Condition": {"ArnEquals": {"aws:SourceArn": rule}}}]})})
    events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": arn}])
    cloudwatch.put_metric_alarm(
        AlarmName="a", MetricName="m", Namespace="n", Statistic="Sum", Period=60, EvaluationPeriods=3, Threshold=1,
        ComparisonOperator="GreaterThanThreshold", AlarmActions=[topic], OKActions=[topic])
    cloudwatch.disable_alarm_actions(AlarmNames=["a"])
    before = len(mail())
    cloudwatch.set_alarm_state(AlarmName="a", StateValue="ALARM", StateReason="why not")
    assert len(mail()) == before
    cloudwatch.enable_alarm_actions(AlarmNames=["a"])
    cloudwatch.set_alarm_state(AlarmName="a", StateValue="OK", StateReason="testing")
    assert mail()[-1]["Subject"] == 'OK: "a" in US East (N. Virginia)'
    step(120)
    alarm = cloudwatch.describe_alarms()["MetricAlarms"][0]
    assert alarm["StateValue"] == "INSUFFICIENT_DATA"
    assert alarm["StateReason"] == "Insufficient Data: 3 datapoints were unknown.", alarm["StateReason"]
    told = [json.loads(m["Body"]) for m in sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]]
    assert sorted(t["detail"]["state"]["value"] for t in told) == ["ALARM", "INSUFFICIENT_DATA", "OK"], told
    assert told[0]["detail-type"] == "CloudWatch Alarm State Change" and told[0]["resources"] == [alarm["AlarmArn"]]
    refused("InvalidFormat", cloudwatch.set_alarm_state, AlarmName="a", StateValue="OK", StateReason="r", StateReasonData="{")
    refused("ResourceNotFound", cloudwatch.set_alarm_state, AlarmName="b", StateValue="OK", StateReason="r")
    refused("ResourceNotFound", cloudwatch.delete_alarms, AlarmNames=["a", "b"])
    cloudwatch.delete_alarms(AlarmNames=["a"])
    assert cloudwatch.describe_alarms(AlarmNames=["a"])["MetricAlarms"] == []


def denied_action():
    """A topic whose policy names no alarm gets nothing, and the alarm's history says so."""
    cloudwatch, sns = client("cloudwatch"), client("sns")
    topic = topic_with_mail(sns)
    sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Sid": "s", "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                                                "Action": "sns:Publish", "Resource": topic}]}))
    cloudwatch.put_metric_alarm(
        AlarmName="a", MetricName="m", Namespace="n", Statistic="Sum", Period=60, EvaluationPeriods=1, Threshold=1,
        ComparisonOperator="GreaterThanThreshold", AlarmActions=[topic])
    before = len(mail())
    cloudwatch.set_alarm_state(AlarmName="a", StateValue="ALARM", StateReason="r")
    assert len(mail()) == before
    item = cloudwatch.describe_alarm_history(HistoryItemType="Action")["AlarmHistoryItems"][0]
    assert item["HistorySummary"].startswith(f"Failed to execute action {topic}. Received error:"), item
    assert json.loads(item["HistoryData"])["actionState"] == "Failed"


def composite_alarm():
    """A composite alarm follows its children, and can't lose them."""
    cloudwatch, sns = client("cloudwatch"), client("sns")
    topic = topic_with_mail(sns)
    for name in ("a", "b"):
        cloudwatch.put_metric_alarm(
            AlarmName=name, MetricName=name, Namespace="n", Statistic="Sum", Period=60, EvaluationPeriods=1, Threshold=1,
            ComparisonOperator="GreaterThanThreshold", TreatMissingData="ignore")
    cloudwatch.put_composite_alarm(AlarmName="both", AlarmRule='ALARM("a") AND NOT OK(b)', AlarmActions=[topic])
    both = lambda: cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]
    assert both()["StateValue"] == "OK"
    cloudwatch.set_alarm_state(AlarmName="a", StateValue="ALARM", StateReason="r")
    assert both()["StateValue"] == "ALARM"
    assert mail()[-1]["Subject"] == 'ALARM: "both" in US East (N. Virginia)'
    cloudwatch.set_alarm_state(AlarmName="b", StateValue="OK", StateReason="r")
    assert both()["StateValue"] == "OK"
    refused("ValidationError", cloudwatch.delete_alarms, AlarmNames=["a"])
    refused("ValidationError", cloudwatch.put_composite_alarm, AlarmName="c", AlarmRule="ALARM(a) OR")
    cloudwatch.delete_alarms(AlarmNames=["a", "b", "both"])


def subscriptions():
    """Pending, confirmed by link, unsubscribed by link; what lists show; what is refused; what expires."""
    sns = client("sns")
    topic = sns.create_topic(Name="t", Tags=[{"Key": "k", "Value": "v"}])["TopicArn"]
    assert sns.create_topic(Name="t")["TopicArn"] == topic
    refused("InvalidParameter", sns.create_topic, Name="t", Attributes={"DisplayName": "other"})
    refused("InvalidParameter", sns.create_topic, Name="not a name")
    refused("InvalidParameter", sns.subscribe, TopicArn=topic, Protocol="email", Endpoint="nobody")
    pending = sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="a@example.com", ReturnSubscriptionArn=True)["SubscriptionArn"]
    assert pending.startswith(topic + ":")
    assert sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"][0]["SubscriptionArn"] == "PendingConfirmation"
    refused("InvalidParameter", sns.unsubscribe, SubscriptionArn="PendingConfirmation")
    sns.publish(TopicArn=topic, Message="early")
    confirmation = mail()[-1]
    assert confirmation["Subject"] == "AWS Notification - Subscription Confirmation", confirmation
    assert refused("InvalidParameter", sns.confirm_subscription, TopicArn=topic, Token="0" * 200) == "Invalid token"
    link = next(line for line in confirmation["Body"].splitlines() if line.startswith(URL))
    assert pending in urllib.request.urlopen(link).read().decode()
    attributes = sns.get_subscription_attributes(SubscriptionArn=pending)["Attributes"]
    assert attributes["PendingConfirmation"] == "false" and attributes["ConfirmationWasAuthenticated"] == "false"
    sns.publish(TopicArn=topic, Message="Hello", Subject="Greetings")
    letter = mail()[-1]
    assert letter["Subject"] == "Greetings" and letter["Body"].startswith("Hello\n\n--\nIf you wish to stop"), letter
    counted = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
    assert (counted["SubscriptionsConfirmed"], counted["SubscriptionsPending"]) == ("1", "0"), counted
    link = next(line for line in letter["Body"].splitlines() if line.startswith(URL))
    urllib.request.urlopen(link)
    assert sns.list_subscriptions()["Subscriptions"] == []
    sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="late@example.com")
    step(48 * 3600 + 1)
    assert sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"] == []
    assert refused("NotFound", sns.get_topic_attributes, TopicArn=topic + "x") == "Topic does not exist"
    assert sns.list_tags_for_resource(ResourceArn=topic)["Tags"] == [{"Key": "k", "Value": "v"}]
    sns.delete_topic(TopicArn=topic)
    sns.delete_topic(TopicArn=topic)


def messages():
    """Envelopes and raw messages in a queue, filter policies, structures, batches, what is refused."""
    sns, sqs = client("sns"), client("sqs")
    topic = sns.create_topic(Name="t")["TopicArn"]
    queue = sqs.create_queue(QueueName="q")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)["SubscriptionArn"]
    sns.publish(TopicArn=topic, Message="no permission")
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn,
        "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}]})})

    def received():
        bodies = []
        while messages := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, MessageAttributeNames=["All"]).get("Messages"):
            for message in messages:
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
                bodies.append(message["Body"])
        return bodies

    sns.publish(TopicArn=topic, Message="hi", Subject="s", MessageAttributes={"k": {"DataType": "String", "StringValue": "v"}})
    envelope = json.loads(received()[0])
    assert (envelope["Type"], envelope["Message"], envelope["Subject"]) == ("Notification", "hi", "s"), envelope
    assert envelope["MessageAttributes"] == {"k": {"Type": "String", "Value": "v"}} and envelope["TopicArn"] == topic
    sns.publish(TopicArn=topic, MessageStructure="json", Message=json.dumps({"default": "d", "sqs": "own"}))
    assert json.loads(received()[0])["Message"] == "own"
    sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="RawMessageDelivery", AttributeValue="true")
    sns.set_subscription_attributes(
        SubscriptionArn=subscription, AttributeName="FilterPolicy", AttributeValue=json.dumps({"level": [{"numeric": [">", 3]}]}))
    for level in ("2", "4"):
        sns.publish(TopicArn=topic, Message=level, MessageAttributes={"level": {"DataType": "Number", "StringValue": level}})
    assert received() == ["4"]
    sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="FilterPolicy", AttributeValue="{}")
    batch = sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=[
        {"Id": "1", "Message": "one"}, {"Id": "2", "Message": "two", "Subject": " bad"}])
    assert [s["Id"] for s in batch["Successful"]] == ["1"] and batch["Failed"][0]["Code"] == "InvalidParameter", batch
    assert received() == ["one"]
    assert refused("InvalidParameter", sns.publish, TopicArn=topic, Message="x" * 262_145) == "Invalid parameter: Message too long"
    refused("InvalidParameter", sns.publish, TopicArn=topic, Message="m", Subject="x" * 101)
    assert "No default entry" in refused(
        "InvalidParameter", sns.publish, TopicArn=topic, Message="{}", MessageStructure="json")
    refused("InvalidParameter", sns.set_topic_attributes, TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "SNS:*", "Resource": topic}]}))
    sns.add_permission(TopicArn=topic, Label="l", AWSAccountId=["111122223333"], ActionName=["Publish"])
    policy = json.loads(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])
    assert [s["Sid"] for s in policy["Statement"]] == ["__default_statement_ID", "l"], policy
    sns.remove_permission(TopicArn=topic, Label="l")


def event_route():
    """CloudTrail's reads reach only a rule in the state that asks for them; the message is the template's."""
    events, sns, iam, trail = client("events"), client("sns"), client("iam"), client("cloudtrail")
    topic = topic_with_mail(sns)
    pattern = json.dumps({"source": ["lab"], "detail": {"n": [{"numeric": [">", 1]}]}})
    rule = events.put_rule(Name="r", EventPattern=pattern, Description="d", Tags=[{"Key": "k", "Value": "v"}])["RuleArn"]
    events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": topic, "InputTransformer": {
        "InputPathsMap": {"n": "$.detail.n"}, "InputTemplate": '"Number <n>"\n"by rule <aws.events.rule-name>"'}}])
    put = lambda n: events.put_events(Entries=[{"Source": "lab", "DetailType": "t", "Detail": json.dumps({"n": n})}])
    before = len(mail())
    assert put(2)["FailedEntryCount"] == 0
    assert len(mail()) == before, "the default policy of a topic lets no rule publish"
    policy = json.loads(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])
    policy["Statement"].append({"Sid": "e", "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                                "Action": "sns:Publish", "Resource": topic, "Condition": {"ArnEquals": {"aws:SourceArn": rule}}})
    sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps(policy))
    put(1)
    put(3)
    sent = mail()[before:]
    assert [m["Body"].split("\n\n--\n")[0] for m in sent] == ['"Number 3"\n"by rule r"'], sent
    assert sent[0]["Subject"] == "AWS Notification Message"
    events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": topic, "Input": '"text"'}])
    put(3)
    assert mail()[-1]["Body"].startswith('"text"\n\n--')
    events.disable_rule(Name="r")
    put(3)
    assert len(mail()) == before + 2
    events.put_rule(Name="r", EventPattern=pattern)
    described = events.describe_rule(Name="r")
    assert described["State"] == "ENABLED" and "Description" not in described, described
    assert events.list_tags_for_resource(ResourceARN=rule)["Tags"] == [{"Key": "k", "Value": "v"}]
    assert events.list_rule_names_by_target(TargetArn=topic)["RuleNames"] == ["r"]
    assert "targets" in refused("ValidationException", events.delete_rule, Name="r")
    failed = events.remove_targets(Rule="r", Ids=["1"])
    assert failed["FailedEntryCount"] == 0
    events.delete_rule(Name="r")
    refused("ResourceNotFoundException", events.describe_rule, Name="r")
    assert "Event pattern is not valid" in refused("InvalidEventPatternException", events.put_rule, Name="r", EventPattern='{"a":1}')
    refused("ValidationException", events.put_rule, Name="r")
    event = {"id": "1", "account": ACCOUNT, "source": "lab", "time": "2026-01-01T00:00:00Z", "region": "us-east-1",
             "resources": [], "detail-type": "t", "detail": {"n": 5}}
    assert events.test_event_pattern(EventPattern=pattern, Event=json.dumps(event))["Result"] is True
    entries = events.put_events(Entries=[{"Source": "aws.x", "DetailType": "t", "Detail": "{}"}, {"Source": "lab"}])
    assert entries["FailedEntryCount"] == 2 and entries["Entries"][0]["ErrorCode"] == "NotAuthorizedForSourceException", entries


def dead_letters():
    """What a target refuses goes to the dead-letter queue with the reason."""
    events, sns, sqs, cloudwatch = client("events"), client("sns"), client("sqs"), client("cloudwatch")
    topic = sns.create_topic(Name="t")["TopicArn"]
    queue = sqs.create_queue(QueueName="dlq")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn}]})})
    events.put_rule(Name="r", EventPattern='{"source":["lab"]}')
    events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": topic, "DeadLetterConfig": {"Arn": arn}}])
    events.put_events(Entries=[{"Source": "lab", "DetailType": "t", "Detail": "{}"}])
    message = sqs.receive_message(QueueUrl=queue, MessageAttributeNames=["All"])["Messages"][0]
    assert json.loads(message["Body"])["source"] == "lab"
    assert message["MessageAttributes"]["ERROR_CODE"]["StringValue"] == "NO_PERMISSIONS", message
    failed = cloudwatch.get_metric_statistics(
        Namespace="AWS/Events", MetricName="FailedInvocations", Dimensions=[{"Name": "RuleName", "Value": "r"}],
        StartTime=now().timestamp() - 600, EndTime=now().timestamp() + 60, Period=60, Statistics=["Sum"])["Datapoints"]
    assert failed[0]["Sum"] == 1


def metrics():
    """PutMetricData in its forms, its refusals, dashboards, tags."""
    cloudwatch = client("cloudwatch")
    cloudwatch.put_metric_data(Namespace="App", MetricData=[
        {"MetricName": "Latency", "Values": [10, 20, 30], "Counts": [1, 2, 1], "Unit": "Milliseconds"},
        {"MetricName": "Size", "StatisticValues": {"SampleCount": 4, "Sum": 40, "Minimum": 1, "Maximum": 30}}])
    get = lambda name, **more: cloudwatch.get_metric_statistics(
        Namespace="App", MetricName=name, StartTime=now().timestamp() - 300, EndTime=now().timestamp() + 60, Period=60, **more)["Datapoints"]
    point = get("Latency", Statistics=["SampleCount", "Average", "Maximum"], ExtendedStatistics=["p90"])[0]
    assert (point["SampleCount"], point["Average"], point["Maximum"]) == (4, 20, 30), point
    assert point["ExtendedStatistics"] == {"p90": 30} and point["Unit"] == "Milliseconds"
    assert get("Latency", Statistics=["Sum"], Unit="Count") == []
    assert get("Size", Statistics=["Average", "Minimum"])[0]["Average"] == 10
    refused("InvalidParameterCombination", cloudwatch.put_metric_data, Namespace="App", MetricData=[{"MetricName": "m"}])
    refused("InvalidParameterValue", cloudwatch.put_metric_data, Namespace="AWS/X", MetricData=[{"MetricName": "m", "Value": 1}])
    cloudwatch.put_dashboard(DashboardName="d", DashboardBody='{"widgets":[]}')
    assert cloudwatch.get_dashboard(DashboardName="d")["DashboardBody"] == '{"widgets":[]}'
    refused("InvalidParameterInput", cloudwatch.put_dashboard, DashboardName="d", DashboardBody="{")
    cloudwatch.delete_dashboards(DashboardNames=["d"])
    assert cloudwatch.list_dashboards()["DashboardEntries"] == []
    refused("ResourceNotFound", cloudwatch.get_dashboard, DashboardName="d")
    arguments = dict(AlarmName="a", MetricName="m", Namespace="n", Statistic="Sum", Period=60, EvaluationPeriods=1,
                     Threshold=1, ComparisonOperator="GreaterThanThreshold")
    refused("ValidationError", cloudwatch.put_metric_alarm, **{**arguments, "TreatMissingData": "no"})
    refused("ValidationError", cloudwatch.put_metric_alarm, **arguments, AlarmActions=["arn:aws:sns:eu-west-1:1:t"])
    cloudwatch.put_metric_alarm(**arguments, Tags=[{"Key": "k", "Value": "v"}])
    arn = cloudwatch.describe_alarms()["MetricAlarms"][0]["AlarmArn"]
    cloudwatch.untag_resource(ResourceARN=arn, TagKeys=["k"])
    cloudwatch.tag_resource(ResourceARN=arn, Tags=[{"Key": "x", "Value": "y"}])
    assert cloudwatch.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "x", "Value": "y"}]


def tags():
    """The tagging API finds what is tagged, whatever the service, by page, and changes it."""
    sns, logs, tagging = client("sns"), client("logs"), client("resourcegroupstaggingapi")
    mark = [{"Key": "SecretMonitor", "Value": "m"}]
    topics = [sns.create_topic(Name=f"t{i}", Tags=mark)["TopicArn"] for i in range(3)]
    sns.create_topic(Name="other")
    logs.create_log_group(logGroupName="g", tags={"SecretMonitor": "m", "more": "x"})
    find = lambda **more: [r["ResourceARN"] for page in tagging.get_paginator("get_resources").paginate(**more)
                           for r in page["ResourceTagMappingList"]]
    assert len(find(TagFilters=[{"Key": "SecretMonitor"}])) == 4
    assert find(TagFilters=[{"Key": "SecretMonitor", "Values": ["m"]}], ResourceTypeFilters=["sns"], ResourcesPerPage=2) == topics
    assert len(find(ResourceTypeFilters=["logs:log-group"])) == 1
    assert find(TagFilters=[{"Key": "SecretMonitor", "Values": ["n"]}]) == []
    assert tagging.get_resources(ResourceARNList=topics[:1])["PaginationToken"] == ""
    assert tagging.get_tag_keys()["TagKeys"] == ["SecretMonitor", "more"]
    failed = tagging.tag_resources(ResourceARNList=[topics[0], topics[0] + "x"], Tags={"a": "b"})["FailedResourcesMap"]
    assert list(failed) == [topics[0] + "x"], failed
    assert {"Key": "a", "Value": "b"} in sns.list_tags_for_resource(ResourceArn=topics[0])["Tags"]
    tagging.untag_resources(ResourceARNList=topics, TagKeys=["SecretMonitor", "a"])
    assert find(ResourceTypeFilters=["sns"]) == []


globals()[sys.argv[5]]()
