BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Remove-SecretMonitor' {
    BeforeEach {
        $null = Start-SecretMonitorSandbox -Speed 0
        $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
    }
    AfterEach { Stop-SecretMonitorSandbox }

    It 'leaves nothing behind, records in the bucket included' {
        $monitor | Invoke-SecretAccess -Count 2 | Out-Null
        $null = Step-SecretMonitorSandbox -By 00:10:00
        $removed = $monitor | Remove-SecretMonitor -DeleteSecret -NoRecovery -Force -PassThru
        $removed.Kind | Should -Contain 'bucket'
        Get-SecretMonitor | Should -BeNullOrEmpty
        (Invoke-SecretAccess -SecretId test/app).ErrorCode | Should -Be 'ResourceNotFoundException'
    }

    It 'keeps the secret unless it is told otherwise' {
        $monitor | Remove-SecretMonitor -Force
        (Invoke-SecretAccess -SecretId test/app).Succeeded | Should -BeTrue
    }

    It 'keeps what another monitor shares' {
        $other = New-SecretMonitor -SecretName other -Notify ops@example.com
        $monitor | Remove-SecretMonitor -Force
        (Get-SecretMonitor).TrailARN | Should -Be $other.TrailARN
    }

    It 'schedules the deletion of a secret that it created' {
        $monitor | Remove-SecretMonitor -DeleteSecret -RecoveryWindowInDays 7 -Force
        (Invoke-SecretAccess -SecretId test/app).ErrorCode | Should -Be 'InvalidRequestException'
    }

    It 'tells what stays, and why' {
        $null = New-SecretMonitor -SecretName other -Notify ops@example.com
        $told = $monitor | Remove-SecretMonitor -Force -PassThru
        ($told | Where-Object { $_.Kind -eq 'secret' }).Action | Should -Be 'Keep'
        ($told | Where-Object { $_.Kind -eq 'trail' }).Reason | Should -BeLike '*other*need*'
        $told.Action | Should -Contain 'Delete'
    }

    It 'plans with WhatIf, and removes nothing, with Force too' {
        ($monitor | Remove-SecretMonitor -WhatIf -Force -PassThru).Action | Should -Contain 'Delete'
        Get-SecretMonitor | Should -HaveCount 1
    }

    It 'says so when there is no such monitor' {
        { Remove-SecretMonitor nothing -Force -ErrorAction Stop } | Should -Throw -ErrorId 'MonitorNotFound,*'
    }

    It 'wants DeleteSecret for a recovery window' {
        { $monitor | Remove-SecretMonitor -RecoveryWindowInDays 7 -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
        Get-SecretMonitor | Should -HaveCount 1
    }

    It 'wants Force for what cannot be undone' {
        { $monitor | Remove-SecretMonitor -DeleteSecret -NoRecovery -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
    }
}
