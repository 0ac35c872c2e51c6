# What each command's help says about IAM is enough: in the sandbox a user with exactly those actions can run it.

BeforeAll {
    . "$PSScriptRoot/Import.ps1"

    # The notes say 'logs:A, B; with X also sns:C', which is logs:A, logs:B and sns:C.
    function ActionsOf([string]$command) {
        $notes = "$((Get-Help -Name $command -Full).alertSet.alert.Text)" -replace '\s+', ' '
        foreach ($match in [regex]::Matches($notes, '\b([a-z0-9]+):([A-Z]\w+(?:, [A-Z]\w+)*)')) {
            foreach ($action in $match.Groups[2].Value -split ', ') { "$($match.Groups[1].Value):$action" }
        }
    }

    function CallerOf([string]$command) {
        $actions = @(ActionsOf $command)
        $actions | Should -Not -BeNullOrEmpty -Because "the help of $command names what it needs"
        $list = [string]::Join('","', $actions)
        Add-SecretMonitorSandboxPrincipal -UserName $command -Policy (
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["' + $list + '"],"Resource":"*"}]}')
    }
}

Describe 'The actions in the help of a command are enough' {
    BeforeEach {
        $sandbox = Start-SecretMonitorSandbox -Speed 0 -Region eu-central-1
        $by = @{ EndpointUrl = $sandbox.EndpointUrl; Region = 'eu-central-1'; ErrorAction = 'Stop' }
    }
    AfterEach { Stop-SecretMonitorSandbox }

    It 'to create, change, read and remove a monitor' {
        $creator = CallerOf New-SecretMonitor
        $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com @by -Credential $creator
        $null = New-SecretMonitor -SecretName test/app -Notify ops@example.com, https://example.com/hook -Threshold 2 `
            -RetentionInDays 30 -AllRegions -Tag @{ team = 'blue' } @by -Credential $creator
        $null = New-SecretMonitor -SecretName test/app -Route EventBridge -Detection Denied @by -Credential $creator

        $reader = CallerOf Get-SecretMonitor
        (Get-SecretMonitor test-app* -EndpointUrl $by.EndpointUrl -Region eu-central-1 -Credential $reader -ErrorAction Stop).SecretId |
            Should -Be $monitor.SecretId

        $remover = CallerOf Remove-SecretMonitor
        Remove-SecretMonitor $monitor.MonitorName -DeleteSecret -NoRecovery -Force @by -Credential $remover
        Get-SecretMonitor | Should -BeNullOrEmpty
    }

    It 'to read, to ask for alarms, and for subscriptions' {
        $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $mail = Get-SecretMonitorSandboxMail
        $pending = Get-SecretMonitorSubscription @by -Credential (CallerOf Get-SecretMonitorSubscription)
        "$($pending.Status)" | Should -Be 'Pending'
        $confirmed = Confirm-SecretMonitorSubscription -TopicArn $mail.TopicArn -Token $mail.Token @by `
            -Credential (CallerOf Confirm-SecretMonitorSubscription)
        "$($confirmed.Status)" | Should -Be 'Confirmed'
        $application = CallerOf Invoke-SecretAccess
        (Invoke-SecretAccess test/app @by -Credential $application).Succeeded | Should -BeTrue
        (Invoke-SecretAccess test/app -Batch @by -Credential $application).Succeeded | Should -BeTrue
        $null = Step-SecretMonitorSandbox -By 00:08:00
        $state = Get-SecretAlarmState -WaitFor ALARM -Explain @by -Credential (CallerOf Get-SecretAlarmState)
        $state.Access | Should -HaveCount 2
    }

    It 'to remove a monitor whose bucket holds records' {
        $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $null = Step-SecretMonitorSandbox -By 00:10:00
        Remove-SecretMonitor $monitor.MonitorName -Force @by -Credential (CallerOf Remove-SecretMonitor)
        Get-SecretMonitor | Should -BeNullOrEmpty
    }
}
