BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'New-SecretMonitor' {
    BeforeEach { $sandbox = Start-SecretMonitorSandbox -Speed 0 -Region eu-central-1 }
    AfterEach { Stop-SecretMonitorSandbox }

    It 'creates a secret and watches it along both routes' {
        $monitor = New-SecretMonitor -SecretName top-secret-info -Notify ops@example.com
        $monitor.MonitorName | Should -Be 'top-secret-info'
        $monitor.SecretId | Should -Match '^arn:aws:secretsmanager:eu-central-1:123456789012:secret:top-secret-info-\w{6}$'
        "$($monitor.Route)" | Should -Be 'CloudWatch EventBridge'
        $monitor.Detection | Should -Contain 'Access'
        $monitor.Detection | Should -Contain 'Denied'
        $monitor.Recipient | Should -Be 'ops@example.com'
        $monitor.AlarmName | Should -Contain 'SecretMonitor-top-secret-info-Access'
        $monitor.RuleName | Should -Contain 'SecretMonitor-top-secret-info-Access'
        $monitor.SandboxUrl | Should -Be $sandbox.EndpointUrl
        $monitor.Adopted | Should -BeNullOrEmpty
    }

    It 'changes nothing when it is run again' {
        $first = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $again = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $again.SecretId | Should -Be $first.SecretId
        $plan = New-SecretMonitor -SecretName test/app -Notify ops@example.com -WhatIf -PassThru
        $plan | Where-Object Writes | Should -BeNullOrEmpty
    }

    It 'plans with WhatIf, and creates nothing' {
        $plan = New-SecretMonitor -SecretName test/app -Notify ops@example.com -WhatIf -PassThru
        @($plan | Where-Object Action -eq Create).Count | Should -BeGreaterThan 10
        $plan.Kind | Should -Contain 'secret'
        Get-SecretMonitor | Should -BeNullOrEmpty
    }

    It 'shows with WhatIf each change with its reason, what stays, and what it costs a month' {
        $null = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $plan = New-SecretMonitor -SecretName test/app -Threshold 3 -Detection Access, RootRead -WhatIf -PassThru
        $alarm = $plan | Where-Object { $_.Kind -eq 'alarm' -and $_.Action -eq 'Update' }
        $alarm.Reason | Should -BeLike '*threshold: 1 in 1 of 5 periods of 60 s -> 3 in 1 of 5 periods of 60 s*'
        ($alarm.Difference | Where-Object Property -eq threshold).After | Should -Be '3 in 1 of 5 periods of 60 s'
        ($plan | Where-Object { $_.Kind -eq 'alarm' -and $_.Action -eq 'Create' }).MonthlyCost | Should -Be 0.10
        $gone = @($plan | Where-Object { $_.Kind -eq 'alarm' -and $_.Action -eq 'Delete' })
        $gone[0].MonthlyCost | Should -Be -0.10
        ($plan | Where-Object Kind -eq trail).Action | Should -Be 'Keep'
    }

    It 'watches an existing secret, by name or by ARN, and never deletes it' {
        $first = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $again = $first.SecretId | New-SecretMonitor -Notify ops@example.com
        $again.MonitorName | Should -Be $first.MonitorName
    }

    It 'takes objects of AWS Tools for PowerShell through the pipeline' {
        $arn = (New-SecretMonitor -SecretName test/app -Notify ops@example.com).SecretId[0]
        $listed = [pscustomobject]@{ ARN = $arn; Name = 'test/app'; KmsKeyId = $null; Tags = $null }
        ($listed | New-SecretMonitor -Notify ops@example.com).SecretId | Should -Be $arn
    }

    It 'watches several secrets as one group' {
        $a = New-SecretMonitor -SecretName test/a -Notify ops@example.com
        $b = New-SecretMonitor -SecretName test/b -Notify ops@example.com
        $group = New-SecretMonitor -SecretId test/a, test/b -MonitorName group -Notify ops@example.com
        $group.SecretId | Should -HaveCount 2
        $group.SecretId | Should -Contain $a.SecretId[0]
        $group.SecretId | Should -Contain $b.SecretId[0]
    }

    It 'watches a name pattern, and is found by the secrets that it covers' {
        $group = New-SecretMonitor -SecretId 'prod/*' -Notify ops@example.com
        $group.SecretId | Should -Be 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/*'
        (Get-SecretMonitor -SecretId prod/to/come).MonitorName | Should -Be $group.MonitorName
        $null = New-SecretMonitor -SecretId '*/db' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NamePatternNotPossible*'
    }

    It 'builds a monitor for each secret of the pipeline, which share the foundation' {
        'test/a', 'test/b', 'test/c' | ForEach-Object { $null = New-SecretMonitor -SecretName $_ -Route EventBridge }
        $monitors = 'test/a', 'nowhere', 'test/b', 'test/c' |
            New-SecretMonitor -Route EventBridge -ErrorVariable failed -ErrorAction SilentlyContinue
        $monitors.MonitorName | Should -HaveCount 3
        $failed | Should -HaveCount 1
        $failed[0].TargetObject | Should -Be 'nowhere'
    }

    It 'builds one monitor of all secrets of the pipeline under a name' {
        'test/a', 'test/b' | ForEach-Object { $null = New-SecretMonitor -SecretName $_ -Route EventBridge }
        $group = 'test/a', 'test/b' | New-SecretMonitor -MonitorName all -Route EventBridge
        $group.SecretId | Should -HaveCount 2
        $group.RuleName | Should -HaveCount 3
    }

    It 'builds as many monitors as there is room for, and says once what the others would need' {
        $monitors = 1..27 | ForEach-Object { "team$_/*" } |
            New-SecretMonitor -Route CloudWatch -Detection Access, Denied, PendingDeletion, RootRead -ErrorVariable failed -ErrorAction SilentlyContinue
        $monitors | Should -HaveCount 25
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotEnoughRoomForAll*'
        "$($failed[0])" | Should -BeLike '2 monitors do not fit*100 of the 100 that AWS allows*'
    }

    It 'builds only the route that is named' {
        $monitor = New-SecretMonitor -SecretName test/app -Route EventBridge -Notify ops@example.com
        $monitor.AlarmName | Should -BeNullOrEmpty
        $monitor.RuleName | Should -Not -BeNullOrEmpty
    }

    It 'builds only the detections that are named' {
        (New-SecretMonitor -SecretName test/app -Detection Denied -Notify ops@example.com).Detection | Should -Be 'Denied'
    }

    It 'never tells the value of a secret, in any stream' {
        $value = [securestring]::new()
        foreach ($c in 'hunter2-hunter2'.ToCharArray()) { $value.AppendChar($c) }
        $said = & { New-SecretMonitor -SecretName test/app -SecretValue $value -Notify ops@example.com -Verbose -Debug } *>&1 |
            ForEach-Object { "$_"; $_.PSObject.Properties | ForEach-Object { "$($_.Value)" } }
        "$said" | Should -Not -Match 'hunter2'
        (Invoke-SecretAccess -SecretId test/app -AsPlainText).Value | Should -Be 'hunter2-hunter2'
    }

    It 'restores a secret whose name is blocked, or replaces it' {
        New-SecretMonitor -SecretName test/app | Remove-SecretMonitor -DeleteSecret -Force
        { New-SecretMonitor -SecretName test/app -ErrorAction Stop } | Should -Throw -ErrorId 'SecretNameBlocked,*'
        $restored = New-SecretMonitor -SecretName test/app -RestoreSecret
        $restored | Remove-SecretMonitor -DeleteSecret -Force
        (New-SecretMonitor -SecretName test/app -ReplaceSecret).SecretId | Should -Not -Be $restored.SecretId
    }

    It 'takes either a trail that is there, or a new one' {
        { New-SecretMonitor -SecretName test/app -Trail theirs -NewTrail -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
        (New-SecretMonitor -SecretName test/app -NewTrail).TrailARN | Should -BeLike '*:trail/SecretMonitor'
    }

    It 'says which recipient is none, and what is one' {
        $wrong = $null
        New-SecretMonitor -SecretName test/app -Notify nowhere -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterValue,*'
        "$($wrong[0])" | Should -BeLike "*-Notify 'nowhere'*e-mail address*"
        Get-SecretMonitor | Should -BeNullOrEmpty
    }

    It 'refuses <Name> <Value> before it creates anything, and says what is legal' -ForEach @(
        @{ Name = 'SecretName'; Value = "geheim-$([char]0xFC)"; Legal = '512' }
        @{ Name = 'SecretName'; Value = 'a b'; Legal = '512' }
        @{ Name = 'MonitorName'; Value = 'no name!'; Legal = '28' }
        @{ Name = 'TopicArn'; Value = 'alerts'; Legal = 'SNS topic' }
        @{ Name = 'Detection'; Value = 'Nothing'; Legal = 'Denied' }
        @{ Name = 'AllowedPrincipal'; Value = 'bob'; Legal = 'ARNs' }
        @{ Name = 'Period'; Value = 61; Legal = '60' }
        @{ Name = 'DatapointsToAlarm'; Value = 6; Legal = '-EvaluationPeriods' }
        @{ Name = 'EvaluationPeriods'; Value = 1440; Legal = '720'; More = @{ Period = 120 } }
        @{ Name = 'Tag'; Value = @{ 'aws:x' = 'y' }; Legal = 'aws:' }
        @{ Name = 'Tag'; Value = @{ SecretMonitor = 'other' }; Legal = 'SecretMonitor' }
        @{ Name = 'Tag'; Value = @{ k = 'v' * 257 }; Legal = '256' }
    ) {
        $arguments = @{ SecretName = 'test/app'; Notify = 'ops@example.com' }
        foreach ($key in $More.Keys) { $arguments[$key] = $More[$key] }
        $arguments[$Name] = $Value
        $wrong = $null
        New-SecretMonitor @arguments -ErrorVariable wrong -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $wrong[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($wrong[0])" | Should -BeLike "-$Name *$Legal*"
        (Invoke-SecretAccess test/app).ErrorCode | Should -Be 'ResourceNotFoundException'
    }

    It 'watches a secret whose name <Kind>' -ForEach @(
        @{ Kind = 'has every legal sign'; Name = 'a/b_+=.@-c' }
        @{ Kind = 'is as long as can be'; Name = 'x' * 512 }
        @{ Kind = 'ends as an ARN does'; Name = 'name-abc123' }
    ) {
        $monitor = New-SecretMonitor -SecretName $Name -Notify ops@example.com -WarningAction SilentlyContinue -ErrorAction Stop
        (Get-SecretMonitor -SecretId $Name).MonitorName | Should -Be $monitor.MonitorName
        ($monitor | Invoke-SecretAccess).Succeeded | Should -BeTrue
        $null = Step-SecretMonitorSandbox -By 00:08:00
        ($monitor | Get-SecretAlarmState | Where-Object StateValue -eq ALARM).Detection | Should -Be 'Access'
    }

    It 'says so when the secret does not exist' {
        $missing = $null
        New-SecretMonitor -SecretId nothing/here -Notify ops@example.com -ErrorVariable missing -ErrorAction SilentlyContinue
        $missing[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$($missing[0])" | Should -BeLike '*nothing/here*eu-central-1*'
        Get-SecretMonitor | Should -BeNullOrEmpty
    }

    It 'names the missing action when AWS refuses' {
        $eve = Add-SecretMonitorSandboxPrincipal -UserName eve
        $denied = $null
        New-SecretMonitor -SecretName test/app -Notify ops@example.com -Credential $eve -EndpointUrl $sandbox.EndpointUrl `
            -ErrorVariable denied -ErrorAction SilentlyContinue
        $denied[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        "$($denied[0].ErrorDetails.RecommendedAction)" | Should -Match '"Action"'
    }
}
