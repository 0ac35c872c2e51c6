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

    It 'tells the virtual time, which stands still at speed 0' {
        $null = Start-SecretMonitorSandbox -Speed 0
        (Get-SecretMonitorSandbox).Now | Should -Be (Get-SecretMonitorSandbox).Now
    }
}
