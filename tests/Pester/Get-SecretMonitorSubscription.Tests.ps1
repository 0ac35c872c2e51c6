BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Start-SecretMonitorSandbox -Speed 0
    $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com, +4912345678
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Get-SecretMonitorSubscription' {
    It 'tells who is still to confirm' {
        $mail = $monitor | Get-SecretMonitorSubscription | Where-Object Protocol -eq email
        $mail.Endpoint | Should -Be 'ops@example.com'
        "$($mail.Status)" | Should -Be 'Pending'
        $mail.SubscriptionArn | Should -BeNullOrEmpty
    }

    It 'tells who has confirmed' {
        Get-SecretMonitorSandboxMail | Confirm-SecretMonitorSubscription | Out-Null
        $mail = $monitor | Get-SecretMonitorSubscription | Where-Object Protocol -eq email
        "$($mail.Status)" | Should -Be 'Confirmed'
        $mail.SubscriptionArn | Should -BeLike "$($monitor.TopicArn):*"
    }

    It 'lists every monitor when none is named' {
        $null = New-SecretMonitor -SecretName test/other -Notify other@example.com
        (Get-SecretMonitorSubscription).Endpoint | Should -Contain 'other@example.com'
    }

    It 'says so when there is no such monitor' {
        { Get-SecretMonitorSubscription nothing -ErrorAction Stop } | Should -Throw -ErrorId 'MonitorNotFound,*'
        Get-SecretMonitorSubscription noth* -ErrorAction Stop | Should -BeNullOrEmpty
    }
}
