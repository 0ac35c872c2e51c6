BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Start-SecretMonitorSandbox -Speed 0
    $monitor = New-SecretMonitor -SecretName test/app
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Get-SecretMonitorPolicy' {
    It 'prints a policy for a monitor that does not exist yet' {
        $policy = Get-SecretMonitorPolicy -SecretName other/app -For Create
        $policy | Should -BeLike '*"secretsmanager:CreateSecret"*'
        $policy | Should -BeLike '*:secret:other/app-??????"*'
        $policy | Should -Not -BeLike '*GetSecretValue*'
    }

    It 'knows what a monitor of the pipeline consists of' {
        $policy = Get-SecretMonitor | Get-SecretMonitorPolicy -For Access
        $policy | Should -BeLike "*$($monitor.SecretId)*"
        $policy | Should -BeLike '*"secretsmanager:GetSecretValue"*'
        $policy | Should -Not -BeLike '*s3:*'
    }

    It 'makes one policy of several purposes' {
        $policy = $monitor | Get-SecretMonitorPolicy -For Read, Remove
        $policy | Should -BeLike '*"cloudwatch:DescribeAlarmHistory"*'
        $policy | Should -BeLike '*"s3:DeleteBucket"*'
    }

    It 'allows queues only where there are some' {
        Get-SecretMonitorPolicy other -For Create | Should -Not -BeLike '*sqs:*'
        $queue = 'arn:aws:sqs:us-east-1:123456789012:alerts'
        Get-SecretMonitorPolicy other -For Create -Notify $queue | Should -BeLike "*$queue*"
    }

    It 'leaves out what an existing trail and one route do without' {
        $policy = Get-SecretMonitorPolicy other -For Create -Trail theirs -Route EventBridge
        $policy | Should -Not -BeLike '*CreateTrail*'
        $policy | Should -Not -BeLike '*PutMetricAlarm*'
        $policy | Should -BeLike '*events:PutRule*'
    }

    It 'needs a secret' {
        { Get-SecretMonitorPolicy -For Read -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameterValue,*'
    }
}
