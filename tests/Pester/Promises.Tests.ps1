# What all commands promise: -WhatIf writes nothing, no value of a secret is told, nothing runs on when nobody wants more.

BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Get-SecretMonitorSandbox # loads the assemblies whose types are used here

    # A sandbox of our own, whose log of requests can be read.
    function Start-LoggingSandbox {
        $options = [SecretMonitor.Sandbox.SandboxOptions]::new()
        [SecretMonitor.Sandbox.SandboxOptions].GetProperty('Speed').SetValue($options, [double]0)
        [SecretMonitor.Sandbox.SandboxServer]::Start($options)
    }

    function WritesOf($server) { @($server.Log | Where-Object { $_.Operation -and -not $_.IsReadOnly } | ForEach-Object { "$_" }) }

    function SecureOf([string]$text) {
        $secure = [securestring]::new()
        foreach ($c in $text.ToCharArray()) { $secure.AppendChar($c) }
        $secure
    }
}

Describe 'WhatIf' {
    BeforeAll {
        $server = Start-LoggingSandbox
        $to = @{ EndpointUrl = $server.EndpointUrl; AccessKey = $server.AccessKey; SecretKey = $server.SecretKey; Region = 'us-east-1' }
        $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com @to -ErrorAction Stop
        $mail = $server.Mail[0]
    }
    AfterAll { $server.Dispose() }

    It 'sends no write: <Name>' -ForEach @(
        @{ Name = 'New-SecretMonitor'; Command = { New-SecretMonitor -SecretName test/other -Notify ops@example.com @to -WhatIf } }
        @{ Name = 'New-SecretMonitor on a monitor that is there'
           Command = { New-SecretMonitor -SecretName test/app -Notify new@example.com -Threshold 9 -Route CloudWatch @to -WhatIf -PassThru } }
        @{ Name = 'Remove-SecretMonitor'
           Command = { Remove-SecretMonitor $monitor.MonitorName -DeleteSecret -NoRecovery -Force -PassThru @to -WhatIf } }
        @{ Name = 'Confirm-SecretMonitorSubscription'
           Command = { Confirm-SecretMonitorSubscription -TopicArn $mail.TopicArn -Token $mail.Token @to -WhatIf } }
        @{ Name = 'Invoke-SecretAccess'; Command = { Invoke-SecretAccess test/app @to -WhatIf } }
    ) {
        $before = WritesOf $server
        $reads = @($server.Log | Where-Object Operation -like '*GetSecretValue').Count
        $null = & $Command
        WritesOf $server | Should -Be $before
        @($server.Log | Where-Object Operation -like '*GetSecretValue').Count | Should -Be $reads
    }

    It 'goes by the preference too' {
        $before = WritesOf $server
        & { $WhatIfPreference = $true; New-SecretMonitor -SecretName test/other @to; Remove-SecretMonitor $monitor.MonitorName -Force @to }
        WritesOf $server | Should -Be $before
    }
}

Describe 'The value of a secret' {
    It 'is told by no command, in no stream, mail or log, unless it is asked for' {
        $value = 'hunter2-hunter2'
        $server = Start-LoggingSandbox
        $to = @{ EndpointUrl = $server.EndpointUrl; AccessKey = $server.AccessKey; SecretKey = $server.SecretKey; Region = 'us-east-1'
                 Verbose = $true; Debug = $true }
        $DebugPreference = 'Continue'
        $said = & {
            New-SecretMonitor -SecretName test/app -SecretValue (SecureOf $value) -Notify ops@example.com @to
            New-SecretMonitor -SecretName test/app -SecretValue (SecureOf $value) -Notify nowhere @to
            New-SecretMonitor -SecretName 'not legal' -SecretValue (SecureOf $value) @to
            Confirm-SecretMonitorSubscription -TopicArn $server.Mail[0].TopicArn -Token $server.Mail[0].Token @to
            Invoke-SecretAccess test/app -Count 2 @to
            Invoke-SecretAccess test/app, nothing -Batch @to
            Invoke-SecretAccess test/app -IncludeValue @to
            $server.Step([timespan]'00:08:00')
            Get-SecretMonitor @to
            Get-SecretAlarmState -Explain @to
            Get-SecretMonitorSubscription @to
            Remove-SecretMonitor test-app* -WhatIf -PassThru -DeleteSecret @to
        } *>&1 | ForEach-Object {
            "$_"
            foreach ($property in $_.PSObject.Properties) { "$($property.Value)"; foreach ($item in $property.Value) { "$item $($item.Record)" } }
        }
        "$said" | Should -Match 'GetSecretValue' -Because 'the streams were listened to'
        "$said" | Should -Not -Match $value
        "$($server.Log)$($server.Mail.Body)$($server.Mail.Subject)" | Should -Not -Match $value
        (Invoke-SecretAccess test/app -AsPlainText @to -Verbose:$false -Debug:$false).Value | Should -Be $value
        $server.Dispose()
    }
}

Describe 'A later command that has enough' {
    It 'ends an endless read' {
        $null = Start-SecretMonitorSandbox -Speed 0
        $null = New-SecretMonitor -SecretName test/app -Route EventBridge
        $taken = foreach ($once in 1) {
            Invoke-SecretAccess test/app -Count 100000 -Interval 00:00:01 | ForEach-Object { $_; break }
        }
        $taken.Attempt | Should -Be 1
        Stop-SecretMonitorSandbox
    }
}

Describe 'Every kind of error of the catalogue' {
    It 'is a category of PowerShell, and a specified one' {
        $categories = [System.Enum]::GetNames([System.Management.Automation.ErrorCategory])
        $kinds = [System.Enum]::GetNames([SecretMonitor.Errors.ErrorKind])
        $kinds | Should -Not -Contain 'NotSpecified'
        foreach ($kind in $kinds) { $kind | Should -BeIn $categories }
    }
}
