BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Start-SecretMonitorSandbox -Speed 0
    $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com, sec@example.com
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Get-SecretMonitorSandboxMail' {
    It 'lists the confirmation mails, each with a token and a link' {
        $mails = Get-SecretMonitorSandboxMail
        $mails | Should -HaveCount 2
        foreach ($mail in $mails) {
            $mail.Subject | Should -Be 'AWS Notification - Subscription Confirmation'
            $mail.TopicArn | Should -Be $monitor.TopicArn
            $mail.Token | Should -Not -BeNullOrEmpty
            $mail.Body | Should -BeLike "*$($mail.Token)*"
        }
    }

    It 'filters by address, with wildcards' {
        (Get-SecretMonitorSandboxMail -To ops@*).To | Should -Be 'ops@example.com'
        Get-SecretMonitorSandboxMail -To nobody@example.com | Should -BeNullOrEmpty
    }

    It 'says so when a wildcard is none' {
        { Get-SecretMonitorSandboxMail -To '[' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameterValue,*'
    }

    It 'filters by subject, with wildcards' {
        Get-SecretMonitorSandboxMail -Subject '*Confirmation' | Should -HaveCount 2
        Get-SecretMonitorSandboxMail -Subject 'ALARM:*' | Should -BeNullOrEmpty
    }
}
