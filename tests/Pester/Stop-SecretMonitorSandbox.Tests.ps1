BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Stop-SecretMonitorSandbox' {
    AfterEach { Get-SecretMonitorSandbox | Stop-SecretMonitorSandbox }

    It 'stops the one that was started last' {
        $first = Start-SecretMonitorSandbox
        $null = Start-SecretMonitorSandbox
        Stop-SecretMonitorSandbox
        (Get-SecretMonitorSandbox).EndpointUrl | Should -Be $first.EndpointUrl
    }

    It 'stops the one that comes down the pipeline' {
        $first = Start-SecretMonitorSandbox
        $second = Start-SecretMonitorSandbox
        $first | Stop-SecretMonitorSandbox
        (Get-SecretMonitorSandbox).EndpointUrl | Should -Be $second.EndpointUrl
    }

    It 'stops nothing with WhatIf' {
        $null = Start-SecretMonitorSandbox
        Stop-SecretMonitorSandbox -WhatIf
        Get-SecretMonitorSandbox | Should -HaveCount 1
    }

    It 'says so when none runs' {
        { Stop-SecretMonitorSandbox -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxNotRunning,*'
    }
}
