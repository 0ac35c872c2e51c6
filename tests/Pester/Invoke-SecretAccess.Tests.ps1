BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Start-SecretMonitorSandbox -Speed 0
    $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
    $other = New-SecretMonitor -SecretName test/other -Notify ops@example.com
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Invoke-SecretAccess' {
    It 'reads as often as it is told' {
        $accesses = $monitor | Invoke-SecretAccess -Count 3
        "$($accesses.Attempt)" | Should -Be '1 2 3'
        $accesses | Where-Object { -not $_.Succeeded } | Should -BeNullOrEmpty
        $accesses.SecretId | Should -Be @($monitor.SecretId[0], $monitor.SecretId[0], $monitor.SecretId[0])
    }

    It 'never returns the value unless it is asked for' {
        (Invoke-SecretAccess -SecretId test/app).Value | Should -BeNullOrEmpty
        (Invoke-SecretAccess -SecretId test/app -IncludeValue).Value | Should -BeOfType ([securestring])
        (Invoke-SecretAccess -SecretId test/app -AsPlainText).Value | Should -BeOfType ([string])
    }

    It 'reads several secrets in one batch' {
        $accesses = Invoke-SecretAccess -SecretId test/app, test/other -Batch
        $accesses | Should -HaveCount 2
        $accesses.SecretId | Should -Contain $other.SecretId[0]
    }

    It 'plays the <Kind> of reading' -ForEach @(
        @{ Kind = 'Single'; Reads = 1; Code = $null }
        @{ Kind = 'Batch'; Reads = 1; Code = $null }
        @{ Kind = 'Burst'; Reads = 20; Code = $null }
        @{ Kind = 'Console'; Reads = 1; Code = $null }
        @{ Kind = 'Denied'; Reads = 1; Code = 'AccessDeniedException' }
    ) {
        $accesses = Invoke-SecretAccess -SecretId test/app -As $Kind
        $accesses | Should -HaveCount $Reads
        $accesses[0].ErrorCode | Should -Be $Code
    }

    It 'takes no batch for anything else' {
        { Invoke-SecretAccess -SecretId test/app -Batch -As Denied -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
    }

    It 'tells a failure as a record' {
        $access = Invoke-SecretAccess -SecretId nothing/here
        $access.Succeeded | Should -BeFalse
        $access.ErrorCode | Should -Be 'ResourceNotFoundException'
        $access.SecretId | Should -Be 'nothing/here'
    }

    It 'marks its reads' {
        (Invoke-SecretAccess -SecretId test/app).ProbeId | Should -Not -BeNullOrEmpty
    }

    It 'reads nothing with WhatIf' {
        $monitor | Invoke-SecretAccess -WhatIf | Should -BeNullOrEmpty
    }
}
