BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Get-SecretMonitorSandbox' {
    AfterEach { Get-SecretMonitorSandbox | Stop-SecretMonitorSandbox }

    It 'writes nothing when none runs' {
        Get-SecretMonitorSandbox | Should -BeNullOrEmpty
    }

    It 'lists all that run' {
        $null = Start-SecretMonitorSandbox
        $null = Start-SecretMonitorSandbox
        Get-SecretMonitorSandbox | Should -HaveCount 2
    }

    It 'finds one by its URL' {
        $sandbox = Start-SecretMonitorSandbox
        $null = Start-SecretMonitorSandbox
        (Get-SecretMonitorSandbox -EndpointUrl $sandbox.EndpointUrl).AccessKeyId | Should -Be $sandbox.AccessKeyId
    }

    It 'tells who called what, and what came of it' {
        $sandbox = Start-SecretMonitorSandbox -Fault 'secretsmanager:GetSecretValue 500 on 1'
        $eve = Add-SecretMonitorSandboxPrincipal -UserName eve
        $null = Invoke-SecretAccess -SecretId nothing -Credential $eve -EndpointUrl $sandbox.EndpointUrl -ErrorAction SilentlyContinue

        $failed, $refused = Get-SecretMonitorSandbox -Log | Where-Object Operation -eq GetSecretValue
        $failed.Service | Should -Be 'secretsmanager'
        $failed.Outcome | Should -Be 'Failed'
        $failed.StatusCode | Should -Be 500
        $failed.Note | Should -Be 'Injected: secretsmanager:GetSecretValue 500 on 1'
        $refused.Outcome | Should -Be 'Refused'
        $refused.ErrorCode | Should -Be 'AccessDeniedException'
        $refused.Principal | Should -Be $eve.Arn
        $refused.SandboxUrl | Should -Be $sandbox.EndpointUrl
    }

    It 'logs nothing before the first call' {
        $null = Start-SecretMonitorSandbox
        Get-SecretMonitorSandbox -Log | Should -BeNullOrEmpty
    }

    It 'tells the virtual time, which stands still at speed 0' {
        $null = Start-SecretMonitorSandbox -Speed 0
        (Get-SecretMonitorSandbox).Now | Should -Be (Get-SecretMonitorSandbox).Now
    }

    It 'writes objects that bind to the commands that work in the sandbox' {
        $first = Start-SecretMonitorSandbox -Speed 0
        $null = New-SecretMonitor -SecretName test/app
        $null = Start-SecretMonitorSandbox -Speed 0
        Get-SecretMonitor | Should -BeNullOrEmpty
        ($first | Get-SecretMonitor -ErrorAction Stop).SandboxUrl | Should -Be $first.EndpointUrl
        Get-SecretMonitorSandbox | Stop-SecretMonitorSandbox
    }
}
