BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Start-SecretMonitorSandbox -Speed 0
    $app = New-SecretMonitor -SecretName test/app -Notify ops@example.com -Tag @{ team = 'blue' }
    $web = New-SecretMonitor -SecretName web -Notify web@example.com -Route EventBridge
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Get-SecretMonitor' {
    It 'lists all' {
        Get-SecretMonitor | Should -HaveCount 2
    }

    It 'reads back what was created' {
        $read = Get-SecretMonitor $app.MonitorName
        foreach ($property in 'MonitorName', 'SecretId', 'Route', 'Detection', 'Recipient', 'AlarmName', 'TopicArn', 'RuleName',
            'LogGroupName', 'FilterName', 'MetricNamespace', 'MetricName', 'TrailARN', 'BucketName', 'AccountId', 'Region', 'SandboxUrl') {
            "$property=$($read.$property)" | Should -Be "$property=$($app.$property)"
        }
        $read.Tag['team'] | Should -Be 'blue'
    }

    It 'finds by wildcard' {
        (Get-SecretMonitor w*).MonitorName | Should -Be 'web'
    }

    It 'finds by secret, in each form of its id' {
        $arn = $app.SecretId[0]
        foreach ($id in 'test/app', $arn, ($arn -replace '-\w{6}$')) {
            (Get-SecretMonitor -SecretId $id).MonitorName | Should -Be $app.MonitorName
        }
    }

    It 'is silent about a wildcard that matches nothing, not about a name' {
        Get-SecretMonitor nothing* -ErrorAction Stop | Should -BeNullOrEmpty
        { Get-SecretMonitor nothing -ErrorAction Stop } | Should -Throw -ErrorId 'MonitorNotFound,*'
    }

    It 'completes names' {
        $line = 'Get-SecretMonitor -MonitorName w'
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        $found.CompletionMatches.CompletionText | Should -Be 'web'
    }
}
