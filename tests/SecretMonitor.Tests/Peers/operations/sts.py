"""Every operation of STS."""
from operations.arguments import ACCOUNT, policy


def call_all(client, region):
    api, iam = client("sts"), client("iam")
    arn = iam.create_role(RoleName="r", AssumeRolePolicyDocument=policy(
        "sts:AssumeRole", None, {"AWS": ACCOUNT}))["Role"]["Arn"]
    user = iam.create_user(UserName="u")["User"]
    iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=policy("sts:*"))
    key = iam.create_access_key(UserName="u")["AccessKey"]
    mine = client("sts", key["AccessKeyId"], key["SecretAccessKey"])
    assert mine.get_caller_identity()["Arn"] == user["Arn"]
    assumed = mine.assume_role(RoleArn=arn, RoleSessionName="me", DurationSeconds=900, Policy=policy("s3:*"),
                               SourceIdentity="me")
    assert assumed["AssumedRoleUser"]["Arn"].endswith("assumed-role/r/me")
    federated = mine.get_federation_token(Name="carol", Policy=policy("s3:*"))
    assert federated["FederatedUser"]["Arn"].endswith(":federated-user/carol")
    session = mine.get_session_token(DurationSeconds=900)["Credentials"]
    again = client("sts", session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])
    assert again.get_caller_identity()["Arn"] == user["Arn"]
    assert api.get_access_key_info(AccessKeyId=key["AccessKeyId"])["Account"] == ACCOUNT
