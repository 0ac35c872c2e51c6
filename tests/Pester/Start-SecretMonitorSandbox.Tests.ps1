BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'Start-SecretMonitorSandbox' {
    AfterEach { Get-SecretMonitorSandbox | Stop-SecretMonitorSandbox }

    It 'listens on loopback, on a free port' {
        (Start-SecretMonitorSandbox).EndpointUrl | Should -Match '^http://127\.0\.0\.1:\d+$'
    }

    It 'has what was asked for' {
        $sandbox = Start-SecretMonitorSandbox -Region eu-central-1 -AccountId 111122223333 -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey 'test key' -Speed 0
        $sandbox.Region | Should -Be 'eu-central-1'
        $sandbox.AccountId | Should -Be '111122223333'
        $sandbox.AccessKeyId | Should -Be 'AKIAIOSFODNN7EXAMPLE'
        $sandbox.Speed | Should -Be 0
    }

    It 'makes up other keys each time' {
        (Start-SecretMonitorSandbox).AccessKeyId | Should -Not -Be (Start-SecretMonitorSandbox).AccessKeyId
    }

    It 'hides its secret key' {
        (Start-SecretMonitorSandbox).SecretKey | Should -BeOfType ([securestring])
    }

    It 'starts nothing with WhatIf' {
        Start-SecretMonitorSandbox -WhatIf | Should -BeNullOrEmpty
        Get-SecretMonitorSandbox | Should -BeNullOrEmpty
    }

    It 'says so when the port is taken' {
        $port = ([uri](Start-SecretMonitorSandbox).EndpointUrl).Port
        { Start-SecretMonitorSandbox -Port $port -ErrorAction Stop } | Should -Throw -ErrorId 'PortUnavailable,*'
    }

    It 'makes the same keys for the same seed' {
        (Start-SecretMonitorSandbox -Seed 7).AccessKeyId | Should -Be (Start-SecretMonitorSandbox -Seed 7).AccessKeyId
    }

    It 'goes on with what is in its folder' {
        $folder = "$TestDrive/sandbox"
        $first = Start-SecretMonitorSandbox -Path $folder -Region eu-central-1
        $key = (Add-SecretMonitorSandboxPrincipal -UserName eve).AccessKeyId
        $first | Stop-SecretMonitorSandbox
        $again = Start-SecretMonitorSandbox -Path $folder
        $again.Region | Should -Be 'eu-central-1'
        $again.AccessKeyId | Should -Be $first.AccessKeyId
        $key | Should -Not -BeNullOrEmpty
    }

    It 'warns of what the state in its folder does not take' {
        $folder = "$TestDrive/other"
        Start-SecretMonitorSandbox -Path $folder | Stop-SecretMonitorSandbox
        $null = Start-SecretMonitorSandbox -Path $folder -AccountId 111122223333 -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '-AccountId is not taken:*'
    }

    It 'refuses a folder in use' {
        $null = Start-SecretMonitorSandbox -Path "$TestDrive/used"
        { Start-SecretMonitorSandbox -Path "$TestDrive/used" -ErrorAction Stop } | Should -Throw -ErrorId 'StateUnusable,*'
    }

    It 'lets go wrong what it is told to' {
        $null = Start-SecretMonitorSandbox -Fault 'secretsmanager:GetSecretValue 500'
        $access = Invoke-SecretAccess -SecretId nothing -ErrorAction SilentlyContinue
        $access.ErrorCode | Should -Be 'InternalFailure'
    }

    It 'refuses a fault that is none' {
        { Start-SecretMonitorSandbox -Fault 'sns throttle' -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
        Get-SecretMonitorSandbox | Should -BeNullOrEmpty
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'Region'; Value = 'nowhere' }
        @{ Name = 'AccountId'; Value = '123' }
        @{ Name = 'Port'; Value = 70000 }
        @{ Name = 'Speed'; Value = -1 }
        @{ Name = 'Fault'; Value = $null }
    ) {
        $arguments = @{ $Name = $Value }
        { Start-SecretMonitorSandbox @arguments } | Should -Throw "*$Name*"
    }
}
