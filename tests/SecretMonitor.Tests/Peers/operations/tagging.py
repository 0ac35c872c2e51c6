"""Every operation of the tagging API."""


def call_all(client, region):
    api, sns = client("resourcegroupstaggingapi"), client("sns")
    arns = [sns.create_topic(Name=f"t{i}")["TopicArn"] for i in range(3)]
    assert api.tag_resources(ResourceARNList=arns + ["arn:aws:sns:us-east-1:123456789012:none"], Tags={"a": "b"})[
        "FailedResourcesMap"]
    assert len([r for p in api.get_paginator("get_resources").paginate(
        TagFilters=[{"Key": "a", "Values": ["b"]}], ResourcesPerPage=2, ResourceTypeFilters=["sns"])
        for r in p["ResourceTagMappingList"]]) == 3
    api.get_resources(TagsPerPage=100, IncludeComplianceDetails=True)
    assert api.get_tag_keys()["TagKeys"] == ["a"] and api.get_tag_values(Key="a")["TagValues"] == ["b"]
    api.untag_resources(ResourceARNList=arns, TagKeys=["a"])
    assert api.get_resources()["PaginationToken"] == ""
