BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Confirm-SecretMonitorSubscription' {
    BeforeEach {
        $sandbox = Start-SecretMonitorSandbox -Speed 0
        $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
        $mail = Get-SecretMonitorSandboxMail
    }
    AfterEach { Stop-SecretMonitorSandbox }

    It 'confirms by the mail' {
        $confirmed = $mail | Confirm-SecretMonitorSubscription
        $confirmed.Endpoint | Should -Be 'ops@example.com'
        "$($confirmed.Status)" | Should -Be 'Confirmed'
        $confirmed.MonitorName | Should -Be $monitor.MonitorName
    }

    It 'confirms by topic and token' {
        "$((Confirm-SecretMonitorSubscription -TopicArn $mail.TopicArn -Token $mail.Token).Status)" | Should -Be 'Confirmed'
    }

    It 'confirms by the link' {
        $link = [regex]::Match($mail.Body, 'https?://\S*Token=\S+').Value
        "$((Confirm-SecretMonitorSubscription -Link $link).Status)" | Should -Be 'Confirmed'
    }

    It 'says what a link is when it is given none' {
        foreach ($link in 'nothing', 'https://example.com/') {
            { Confirm-SecretMonitorSubscription -Link $link -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameterValue,*'
        }
    }

    It 'passes over mails that are none' {
        [pscustomobject]@{ TopicArn = $mail.TopicArn; Token = $null } | Confirm-SecretMonitorSubscription -ErrorAction Stop |
            Should -BeNullOrEmpty
    }

    It 'says so when the token is wrong' {
        $wrong = $null
        Confirm-SecretMonitorSubscription -TopicArn $mail.TopicArn -Token wrong -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'confirms nothing with WhatIf' {
        $mail | Confirm-SecretMonitorSubscription -WhatIf
        "$(($monitor | Get-SecretMonitorSubscription).Status)" | Should -Be 'Pending'
    }
}
