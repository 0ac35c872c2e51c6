"""Every operation of CloudWatch, in its three protocols."""
import datetime

from operations.arguments import ACCOUNT, TAGS, pages
from sandbox_client import now, refused, step

EACH = [{"protocol": protocol} for protocol in ("smithy-rpc-v2-cbor", "json", "query")]


def call_all(client, region, **protocol):
    api, sns = client("cloudwatch", **protocol), client("sns")
    topic = sns.create_topic(Name="alarms")["TopicArn"]
    at = now()
    api.put_metric_data(Namespace="App", MetricData=[
        {"MetricName": "M", "Dimensions": [{"Name": "D", "Value": "v"}], "Timestamp": at, "Value": 3, "Unit": "Count"},
        {"MetricName": "M", "Dimensions": [{"Name": "D", "Value": "v"}], "Timestamp": at, "Values": [1, 2], "Counts": [1, 3]},
        {"MetricName": "S", "StatisticValues": {"SampleCount": 2, "Sum": 5, "Minimum": 1, "Maximum": 4},
         "StorageResolution": 60}])
    metric = {"Namespace": "App", "MetricName": "M", "Dimensions": [{"Name": "D", "Value": "v"}]}
    span = {"StartTime": at - datetime.timedelta(minutes=10), "EndTime": at + datetime.timedelta(minutes=1)}
    point = api.get_metric_statistics(**metric, **span, Period=60, Unit="Count", ExtendedStatistics=["p99"], Statistics=[
        "SampleCount", "Average", "Sum", "Minimum", "Maximum"])
    assert point["Datapoints"][0]["Sum"] == 3, point
    data = api.get_metric_data(**span, ScanBy="TimestampAscending", LabelOptions={"Timezone": "+0100"}, MaxDatapoints=100,
                               MetricDataQueries=[{"Id": "m", "Label": "l", "ReturnData": True, "MetricStat": {
                                   "Metric": metric, "Period": 60, "Stat": "Sum"}}])
    assert data["MetricDataResults"][0]["Values"] == [10.0], data
    assert len(api.list_metrics(Namespace="App", RecentlyActive="PT3H", Dimensions=[{"Name": "D"}])["Metrics"]) == 1
    alarm = dict(
        ActionsEnabled=True, OKActions=[topic], AlarmActions=[topic], InsufficientDataActions=[topic], **metric,
        Statistic="Sum", Period=60, EvaluationPeriods=2, DatapointsToAlarm=1, Threshold=1.5, Unit="Count",
        ComparisonOperator="GreaterThanThreshold", TreatMissingData="notBreaching")
    api.put_metric_alarm(AlarmName="a", AlarmDescription="d", Tags=TAGS, **alarm)
    api.put_metric_alarm(AlarmName="p", MetricName="M", Namespace="App", ExtendedStatistic="p99", Period=60,
                         EvaluationPeriods=1, Threshold=1, ComparisonOperator="LessThanThreshold",
                         EvaluateLowSampleCountPercentile="ignore")
    api.put_metric_alarm(AlarmName="q", EvaluationPeriods=1, Threshold=1, ComparisonOperator="LessThanThreshold", Metrics=[
        {"Id": "m", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}, "ReturnData": True}])
    for i in range(5):
        api.put_metric_alarm(AlarmName=f"many{i}", **alarm)
    api.put_composite_alarm(
        AlarmName="c", AlarmRule='ALARM("a") OR OK(many0)', AlarmDescription="d", ActionsEnabled=True, AlarmActions=[topic],
        OKActions=[topic], InsufficientDataActions=[topic], Tags=TAGS, ActionsSuppressor="p",
        ActionsSuppressorWaitPeriod=60, ActionsSuppressorExtensionPeriod=60)
    step(120)
    assert len(pages(api, "describe_alarms", 2, "MetricAlarms", AlarmNamePrefix="many")) == 5
    both = api.describe_alarms(AlarmTypes=["CompositeAlarm", "MetricAlarm"], MaxRecords=100)
    assert len(both["CompositeAlarms"]) == 1 and len(both["MetricAlarms"]) == 8
    assert [a["AlarmName"] for a in api.describe_alarms(ChildrenOfAlarmName="c")["MetricAlarms"]] == ["a", "many0"]
    api.describe_alarms(ParentsOfAlarmName="a")
    assert len(api.describe_alarms_for_metric(**metric, Statistic="Sum", Period=60, Unit="Count")["MetricAlarms"]) >= 6
    api.set_alarm_state(AlarmName="a", StateValue="ALARM", StateReason="r", StateReasonData='{"a":1}')
    api.disable_alarm_actions(AlarmNames=["a"])
    assert not api.describe_alarms(AlarmNames=["a"])["MetricAlarms"][0]["ActionsEnabled"]
    api.enable_alarm_actions(AlarmNames=["a"])
    history = pages(api, "describe_alarm_history", 2, "AlarmHistoryItems", AlarmName="a", ScanBy="TimestampDescending",
                    AlarmTypes=["MetricAlarm"], **{"StartDate": span["StartTime"], "EndDate": now()})
    assert {i["HistoryItemType"] for i in history} == {"ConfigurationUpdate", "StateUpdate", "Action"}, history
    arn = f"arn:aws:cloudwatch:{region}:{ACCOUNT}:alarm:a"
    api.tag_resource(ResourceARN=arn, Tags=[{"Key": "x", "Value": "y"}])
    api.untag_resource(ResourceARN=arn, TagKeys=["team"])
    assert len(api.list_tags_for_resource(ResourceARN=arn)["Tags"]) == 2
    api.put_dashboard(DashboardName="d", DashboardBody='{"widgets":[]}')
    api.get_dashboard(DashboardName="d")
    assert len(api.list_dashboards(DashboardNamePrefix="d")["DashboardEntries"]) == 1
    api.delete_dashboards(DashboardNames=["d"])
    api.delete_alarms(AlarmNames=["c"])
    api.delete_alarms(AlarmNames=["a", "p", "q"])
    refused("ResourceNotFound", api.set_alarm_state, AlarmName="a", StateValue="OK", StateReason="r")
