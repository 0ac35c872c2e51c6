BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $null = Start-SecretMonitorSandbox -Speed 0
    $monitor = New-SecretMonitor -SecretName test/app -Notify ops@example.com
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Add-SecretMonitorSandboxPrincipal' {
    It 'adds a user with keys and an ARN' {
        $user = Add-SecretMonitorSandboxPrincipal -UserName alice
        $user.Arn | Should -Be "arn:aws:iam::$($monitor.AccountId):user/alice"
        $user.AccessKeyId | Should -Match '^AKIA\w{16}$'
        $user.SecretAccessKey | Should -BeOfType ([securestring])
    }

    It 'adds a stranger of another account, who needs leave from the secret too' {
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
        $user = Add-SecretMonitorSandboxPrincipal -UserName stranger -Policy $policy -AccountId 444455556666
        $user.Arn | Should -Be 'arn:aws:iam::444455556666:user/stranger'
        ($monitor | Invoke-SecretAccess -Credential $user).ErrorCode | Should -Be 'AccessDeniedException'
    }

    It 'refuses everything to a user without a policy' {
        $user = Add-SecretMonitorSandboxPrincipal -UserName eve
        $access = $monitor | Invoke-SecretAccess -Credential $user
        $access.Succeeded | Should -BeFalse
        $access.ErrorCode | Should -Be 'AccessDeniedException'
    }

    It 'allows what the policy allows' {
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}'
        $user = Add-SecretMonitorSandboxPrincipal -UserName app -Policy $policy
        ($monitor | Invoke-SecretAccess -Credential $user).Succeeded | Should -BeTrue
    }

    It 'is a credential that knows its sandbox' {
        $user = Add-SecretMonitorSandboxPrincipal -UserName lost
        (Invoke-SecretAccess -SecretId test/app -Credential $user).ErrorCode | Should -Be 'AccessDeniedException'
    }

    It 'refuses what is no policy' {
        { Add-SecretMonitorSandboxPrincipal -UserName bob -Policy '{"Statement":[{"Effect":"Maybe"}]}' -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
    }

    It 'adds nobody with WhatIf' {
        Add-SecretMonitorSandboxPrincipal -UserName nobody -WhatIf | Should -BeNullOrEmpty
    }
}
