BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Set-SecretMonitor' {
    BeforeEach {
        $null = Start-SecretMonitorSandbox -Speed 0 -Region eu-central-1
        $monitor = New-SecretMonitor -SecretName test/app -Notify +4911111
    }
    AfterEach { Stop-SecretMonitorSandbox }

    It 'writes nothing, unless it is asked to' {
        $monitor | Set-SecretMonitor -Threshold 2 | Should -BeNullOrEmpty
        ($monitor | Set-SecretMonitor -Threshold 3 -PassThru).MonitorName | Should -Be $monitor.MonitorName
    }

    It 'changes only what is named' {
        $changed = Get-SecretMonitor | Set-SecretMonitor -Detection Denied -PassThru
        $changed.Detection | Should -Be 'Denied'
        $changed.Recipient | Should -Be '+4911111'
        "$($changed.Route)" | Should -Be "$($monitor.Route)"
    }

    It 'adds a recipient, takes one away, and sets the whole list' {
        ($monitor | Set-SecretMonitor -AddNotify +4922222 -PassThru).Recipient | Should -HaveCount 2
        ($monitor | Set-SecretMonitor -RemoveNotify +4911111 -PassThru).Recipient | Should -Be '+4922222'
        ($monitor | Set-SecretMonitor -Notify +4933333 -PassThru).Recipient | Should -Be '+4933333'
        ($monitor | Set-SecretMonitor -Notify @() -PassThru).Recipient | Should -BeNullOrEmpty
    }

    It 'warns that a recipient who has not confirmed cannot be taken off' {
        $monitor | Set-SecretMonitor -AddNotify ops@example.com
        $monitor | Set-SecretMonitor -RemoveNotify ops@example.com -WarningVariable warning -WarningAction SilentlyContinue
        "$warning" | Should -Match 'ops@example.com stays for now'
    }

    It 'expects the reads of those on the allow-list, and takes the list away' {
        $listed = $monitor | Set-SecretMonitor -AllowedPrincipal 123456789012 -PassThru
        $listed.AllowedPrincipal | Should -Be '123456789012'
        $listed.Detection | Should -Contain 'UnexpectedPrincipal'
        $listed.Detection | Should -Not -Contain 'Access'
        ($monitor | Set-SecretMonitor -AllowedPrincipal @() -PassThru).Detection | Should -Contain 'Access'
    }

    It 'plans with WhatIf, and changes nothing' {
        $plan = $monitor | Set-SecretMonitor -Route EventBridge -WhatIf -PassThru
        @($plan | Where-Object Action -eq Delete).Count | Should -BeGreaterThan 5
        "$((Get-SecretMonitor).Route)" | Should -Be 'CloudWatch EventBridge'
    }

    It 'changes each monitor of the pipeline' {
        $null = New-SecretMonitor -SecretName other
        Get-SecretMonitor | Set-SecretMonitor -Route EventBridge
        (Get-SecretMonitor).Route | Should -Not -Contain 'CloudWatch'
        Get-SecretMonitor | Should -HaveCount 2
    }

    It 'finds a monitor whatever the case of its name' {
        (Set-SecretMonitor $monitor.MonitorName.ToUpper() -Threshold 2 -PassThru).MonitorName | Should -BeExactly $monitor.MonitorName
    }

    It 'says so when there is no such monitor, and goes on with the next' {
        $wrong = $null
        $changed = Set-SecretMonitor nothing, $monitor.MonitorName -Threshold 2 -PassThru -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'MonitorNotFound,*'
        $changed.MonitorName | Should -Be $monitor.MonitorName
    }

    It 'takes the whole list of recipients or changes of it, not both' {
        { $monitor | Set-SecretMonitor -Notify +4922222 -AddNotify +4933333 -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
    }

    It 'needs no more than the actions in its help' {
        $sandbox = Get-SecretMonitorSandbox
        $notes = "$((Get-Help -Name Set-SecretMonitor -Full).alertSet.alert.Text)" -replace '\s+', ' '
        $actions = foreach ($match in [regex]::Matches($notes, '\b([a-z0-9]+):([A-Z]\w+(?:, [A-Z]\w+)*)')) {
            foreach ($action in $match.Groups[2].Value -split ', ') { "`"$($match.Groups[1].Value):$action`"" }
        }
        $caller = Add-SecretMonitorSandboxPrincipal -UserName changer -Policy (
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[' + [string]::Join(',', $actions) + '],"Resource":"*"}]}')
        $by = @{ EndpointUrl = $sandbox.EndpointUrl; Region = 'eu-central-1'; Credential = $caller; ErrorAction = 'Stop'; PassThru = $true }
        $changed = Set-SecretMonitor $monitor.MonitorName -Notify +4922222 -Detection RootRead -Threshold 2 @by
        $changed.Detection | Should -Be 'RootRead'
        (Set-SecretMonitor $monitor.MonitorName -Route EventBridge @by).AlarmName | Should -BeNullOrEmpty
    }
}
