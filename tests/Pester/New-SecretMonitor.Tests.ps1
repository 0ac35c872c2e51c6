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

    It 'says which recipient is none, and what is one' {
        $wrong = $null
        New-SecretMonitor -SecretName test/app -Notify nowhere -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterValue,*'
        "$($wrong[0])" | Should -BeLike "*-Notify 'nowhere'*e-mail address*"
        Get-SecretMonitor | Should -BeNullOrEmpty
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
