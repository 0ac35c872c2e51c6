BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $sandbox = Start-SecretMonitorSandbox -Speed 0
    $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
    $quiet = New-SecretMonitor -SecretName test/quiet -Notify ops@example.com
    Get-SecretMonitorSandboxMail | Confirm-SecretMonitorSubscription | Out-Null
    $eve = Add-SecretMonitorSandboxPrincipal -UserName eve
    $monitor | Invoke-SecretAccess -Count 2 | Out-Null
    $monitor | Invoke-SecretAccess -Credential $eve | Out-Null
    $null = Step-SecretMonitorSandbox -By 00:08:00
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Get-SecretAlarmState' {
    It 'tells the state of each detection of a monitor' {
        $states = $monitor | Get-SecretAlarmState
        ($states | Where-Object Detection -eq Access).StateValue | Should -Be 'ALARM'
        ($states | Where-Object Detection -eq Denied).StateValue | Should -Be 'ALARM'
        ($states | Where-Object Detection -eq Access).AlarmName | Should -Be "SecretMonitor-$($monitor.MonitorName)-Access"
    }

    It 'leaves other secrets out of it' {
        ($quiet | Get-SecretAlarmState).StateValue | Should -Not -Contain 'ALARM'
    }

    It 'returns at once what is in the awaited state' {
        $states = Get-SecretAlarmState -WaitFor ALARM -TimeoutSeconds 30
        $states.Detection | Should -Contain 'Access'
        $states.StateValue | Should -Not -Contain 'OK'
    }

    It 'explains an alarm by the accesses that caused it' {
        $states = $monitor | Get-SecretAlarmState -Explain
        $access = ($states | Where-Object Detection -eq Access).Access
        $access | Should -HaveCount 2
        $access.Principal | Should -Be @("arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:root")
        $access.SecretId | Should -Be @($monitor.SecretId[0], $monitor.SecretId[0])
        $denied = ($states | Where-Object Detection -eq Denied).Access
        $denied | Should -HaveCount 1
        $denied.Principal | Should -Be $eve.Arn
        "$($denied.Outcome)" | Should -Be 'Denied'
    }

    It 'says so when the state does not come in time' {
        { $quiet | Get-SecretAlarmState -WaitFor ALARM -TimeoutSeconds 1 -ErrorAction Stop } | Should -Throw '*ALARM*'
    }

    It 'asks for the alarms of all monitors down the pipeline in one call' {
        $before = @(Get-SecretMonitorSandbox -Log | Where-Object Operation -eq 'DescribeAlarms').Count
        $states = @(Get-SecretMonitor | Get-SecretAlarmState)
        $after = @(Get-SecretMonitorSandbox -Log | Where-Object Operation -eq 'DescribeAlarms').Count
        @($states.MonitorName | Where-Object { $_ }).Count | Should -BeGreaterThan 5
        ($after - $before) | Should -Be 2
    }

    It 'says so when a monitor has no alarm, unless it comes down the pipeline' {
        { Get-SecretAlarmState nothing -ErrorAction Stop } | Should -Throw -ErrorId 'AlarmNotFound,*'
        Get-SecretAlarmState nothing* -ErrorAction Stop | Should -BeNullOrEmpty
        $direct = New-SecretMonitor -SecretName test/direct -Route EventBridge
        $direct | Get-SecretAlarmState -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'mailed each event and each alarm, and nothing about the quiet secret' {
        @(Get-SecretMonitorSandboxMail -Subject 'AWS Notification Message').Count | Should -Be 3
        $alarms = Get-SecretMonitorSandboxMail -Subject 'ALARM:*'
        $alarms | Should -HaveCount 2
        "$($alarms.Body)" | Should -Not -Match 'quiet'
        "$((Get-SecretMonitorSandboxMail -Subject 'AWS Notification Message').Body)" | Should -Match 'user/eve'
    }

    It 'sends no second alarm mail for a second read during ALARM, but a second message of the event' {
        $busy = New-SecretMonitor -SecretName test/busy -Notify busy@example.com
        Get-SecretMonitorSandboxMail -To busy@example.com | Confirm-SecretMonitorSubscription | Out-Null
        foreach ($wait in '00:03:00', '00:08:00') {
            $busy | Invoke-SecretAccess | Out-Null
            $null = Step-SecretMonitorSandbox -By $wait
        }
        Get-SecretMonitorSandboxMail -To busy@example.com -Subject 'ALARM:*' | Should -HaveCount 1
        Get-SecretMonitorSandboxMail -To busy@example.com -Subject 'AWS Notification Message' | Should -HaveCount 2
    }
}
