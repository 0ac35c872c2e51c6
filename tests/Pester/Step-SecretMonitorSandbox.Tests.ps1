BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Step-SecretMonitorSandbox' {
    BeforeAll { $sandbox = Start-SecretMonitorSandbox -Speed 0 }
    AfterAll { Get-SecretMonitorSandbox | Stop-SecretMonitorSandbox }

    It 'moves the clock by exactly so much' {
        $before = (Get-SecretMonitorSandbox).Now
        (Step-SecretMonitorSandbox -By 00:05:00).Now - $before | Should -Be ([timespan]'00:05:00')
    }

    It 'moves it by a minute when nothing is said' {
        $before = (Get-SecretMonitorSandbox).Now
        (Step-SecretMonitorSandbox).Now - $before | Should -Be ([timespan]'00:01:00')
    }

    It 'moves the one that comes down the pipeline' {
        $other = Start-SecretMonitorSandbox -Speed 0
        ($sandbox | Step-SecretMonitorSandbox -By 01:00:00).EndpointUrl | Should -Be $sandbox.EndpointUrl
        (Get-SecretMonitorSandbox -EndpointUrl $other.EndpointUrl).Now | Should -Be $other.Now
        $other | Stop-SecretMonitorSandbox
    }

    It 'does not go back' {
        { Step-SecretMonitorSandbox -By (-[timespan]'00:01:00') -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
    }

    It 'does not move with WhatIf' {
        $before = (Get-SecretMonitorSandbox).Now
        Step-SecretMonitorSandbox -WhatIf
        (Get-SecretMonitorSandbox).Now | Should -Be $before
    }
}
