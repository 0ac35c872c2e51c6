namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>The few policies of AWS's own that people attach first.</summary>
internal static class AwsPolicies
{
    private static readonly DateTimeOffset Created = new(2015, 2, 6, 18, 39, 46, TimeSpan.Zero);

    public static IEnumerable<IamPolicy> All(string partition)
    {
        yield return Make(partition, "AdministratorAccess", "ANPAIWMBCKSKIEE64ZLYK",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        yield return Make(partition, "PowerUserAccess", "ANPAJYRXTHIB4FOVS3ZXS",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*",
            "NotAction":["iam:*","organizations:*","account:*"]}]}
            """);
        yield return Make(partition, "ReadOnlyAccess", "ANPAILL3HVNFSB6DCOWYQ",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":["cloudtrail:Describe*","cloudtrail:Get*",
            "cloudtrail:List*","cloudtrail:LookupEvents","cloudwatch:Describe*","cloudwatch:Get*","cloudwatch:List*","events:Describe*",
            "events:List*","events:Test*","iam:Get*","iam:List*","logs:Describe*","logs:FilterLogEvents","logs:Get*","logs:List*",
            "logs:StartQuery","logs:StopQuery","logs:TestMetricFilter","s3:Get*","s3:List*","secretsmanager:Describe*",
            "secretsmanager:GetResourcePolicy","secretsmanager:List*","sns:Get*","sns:List*","sqs:Get*","sqs:List*","tag:Get*"]}]}
            """);
        yield return Make(partition, "SecretsManagerReadWrite", "ANPAI3VG7CI5BIQZQ6G2E",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*",
            "Action":["secretsmanager:*","tag:GetResources"]}]}
            """);
    }

    private static IamPolicy Make(string partition, string name, string id, string document) => new(document, Created)
    {
        Name = name,
        Path = "/",
        Id = id,
        Arn = $"arn:{partition}:iam::aws:policy/{name}",
    };
}
