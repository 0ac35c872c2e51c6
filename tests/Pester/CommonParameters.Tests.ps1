# Where a command goes, and as whom: parameters, pipeline, shell, environment, profiles.

BeforeAll { . "$PSScriptRoot/Import.ps1" }

Describe 'The common parameters' {
    BeforeAll {
        $variables = 'AWS_REGION', 'AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE',
            'AWS_EC2_METADATA_DISABLED'
        $saved = @{}
        foreach ($variable in $variables) { $saved[$variable] = [Environment]::GetEnvironmentVariable($variable) }

        # Not of this session: commands reach them as they reach AWS, by URL and keys.
        $null = Get-SecretMonitorSandbox # loads the types
        $options = [SecretMonitor.Sandbox.SandboxOptions]::new()
        $server = [SecretMonitor.Sandbox.SandboxServer]::Start($options)
        $keys = @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey }
        $secure = [securestring]::new()
        foreach ($c in $server.SecretKey.ToCharArray()) { $secure.AppendChar($c) }
        $profiles = "$([System.IO.Path]::GetTempPath())/secretmonitor-$([guid]::NewGuid()).ini"
        [System.IO.File]::WriteAllText($profiles,
            "[work]`naws_access_key_id=$($server.AccessKey)`naws_secret_access_key=$($server.SecretKey)`nregion=ap-south-1`n")
    }
    BeforeEach {
        foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable, $null) }
        $env:AWS_EC2_METADATA_DISABLED = 'true'
    }
    AfterEach { Get-SecretMonitorSandbox | Stop-SecretMonitorSandbox }
    AfterAll {
        foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable, $saved[$variable]) }
        $server.Dispose()
        [System.IO.File]::Delete($profiles)
    }

    It 'builds all of a monitor where the environment says' {
        $env:AWS_ENDPOINT_URL = $server.EndpointUrl
        $env:AWS_ACCESS_KEY_ID = $server.AccessKey
        $env:AWS_SECRET_ACCESS_KEY = $server.SecretKey
        $env:AWS_REGION = 'eu-north-1'
        $monitor = New-SecretMonitor -SecretName test/env -Notify ops@example.com -ErrorAction Stop
        $monitor.Region | Should -Be 'eu-north-1'
        $monitor.SandboxUrl | Should -BeNullOrEmpty -Because 'for all it knows this is AWS'
        ($monitor | Invoke-SecretAccess).Region | Should -Be 'eu-north-1'
        ($monitor | Get-SecretAlarmState).Region | Should -Contain 'eu-north-1'
        (Invoke-SecretAccess test/env -Region eu-west-3).ErrorCode | Should -Be 'ResourceNotFoundException'
        $monitor | Remove-SecretMonitor -DeleteSecret -NoRecovery -Force
        Get-SecretMonitor | Should -BeNullOrEmpty
    }

    It 'builds and removes all of a monitor where -Region says, whatever the environment says' {
        $env:AWS_ENDPOINT_URL = $server.EndpointUrl
        $env:AWS_ACCESS_KEY_ID = $server.AccessKey
        $env:AWS_SECRET_ACCESS_KEY = $server.SecretKey
        $env:AWS_REGION = 'eu-north-1'
        $monitor = New-SecretMonitor -SecretName test/far -Region eu-south-2 -ErrorAction Stop
        $monitor.BucketName | Should -BeLike '*eu-south-2'
        Get-SecretMonitor | Should -BeNullOrEmpty
        Get-SecretMonitor -Region eu-south-2 | Remove-SecretMonitor -DeleteSecret -NoRecovery -Force -ErrorAction Stop
        Get-SecretMonitor -Region eu-south-2 | Should -BeNullOrEmpty
    }

    It 'takes the profile that the environment names, with its region' {
        $env:AWS_PROFILE = 'work'
        $env:AWS_ENDPOINT_URL = $server.EndpointUrl
        (Invoke-SecretAccess nothing -ProfileLocation $profiles).Region | Should -Be 'ap-south-1'
    }

    It 'takes the profile that is named, and its file' {
        (Invoke-SecretAccess nothing -ProfileName work -ProfileLocation $profiles -EndpointUrl $server.EndpointUrl).Region |
            Should -Be 'ap-south-1'
    }

    It 'ends when the profile does not exist, whatever else there is' {
        $env:AWS_ACCESS_KEY_ID = $server.AccessKey
        $env:AWS_SECRET_ACCESS_KEY = $server.SecretKey
        { Get-SecretMonitor -ProfileName play -EndpointUrl $server.EndpointUrl -Region eu-west-1 } |
            Should -Throw -ErrorId 'ProfileNotFound,*'
        { Get-SecretMonitor -ProfileName work -ProfileLocation "$profiles.none" -EndpointUrl $server.EndpointUrl -Region eu-west-1 } |
            Should -Throw -ErrorId 'ProfileNotFound,*'
    }

    It 'lets the region of AWS Tools for PowerShell win over profile and environment, and -Region over it' {
        $env:AWS_REGION = 'eu-north-1'
        $StoredAWSRegion = 'sa-east-1'
        (Invoke-SecretAccess nothing @keys -EndpointUrl $server.EndpointUrl).Region | Should -Be 'sa-east-1'
        (Invoke-SecretAccess nothing @keys -EndpointUrl $server.EndpointUrl -Region ca-central-1).Region | Should -Be 'ca-central-1'
    }

    It 'takes a PSCredential whose user name is the access key' {
        $credential = [pscredential]::new($server.AccessKey, $secure)
        (Invoke-SecretAccess nothing -Credential $credential -EndpointUrl $server.EndpointUrl -Region eu-west-1).ErrorCode |
            Should -Be 'ResourceNotFoundException'
    }

    It 'takes credentials of another load context, by their GetCredentials()' {
        $foreign = [pscustomobject]@{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey; Token = '' }
        $foreign.PSObject.Methods.Add([System.Management.Automation.PSScriptMethod]::new('GetCredentials', { $this }))
        (Invoke-SecretAccess nothing -Credential $foreign -EndpointUrl $server.EndpointUrl -Region eu-west-1).ErrorCode |
            Should -Be 'ResourceNotFoundException'
    }

    It 'keeps an object of a sandbox there, whichever sandbox came later' {
        $first = Start-SecretMonitorSandbox -Speed 0
        $monitor = New-SecretMonitor -SecretName test/first -Route EventBridge
        $null = Start-SecretMonitorSandbox -Speed 0
        ($monitor | Invoke-SecretAccess).SandboxUrl | Should -Be $first.EndpointUrl
        (Invoke-SecretAccess test/first).ErrorCode | Should -Be 'ResourceNotFoundException'
    }

    It 'keeps an object of AWS there while a sandbox runs' {
        $env:AWS_ENDPOINT_URL = $server.EndpointUrl
        $env:AWS_ACCESS_KEY_ID = $server.AccessKey
        $env:AWS_SECRET_ACCESS_KEY = $server.SecretKey
        $env:AWS_REGION = 'eu-north-1'
        $access = Invoke-SecretAccess nothing
        $null = Start-SecretMonitorSandbox -Speed 0 -Region us-west-2
        (Invoke-SecretAccess nothing).Region | Should -Be 'us-west-2'
        $again = $access | Invoke-SecretAccess
        $again.Region | Should -Be 'eu-north-1'
        $again.SandboxUrl | Should -BeNullOrEmpty
    }

    It 'refuses <Name> <Value>, and says what is legal' -ForEach @(
        @{ Name = 'Region'; Value = '../x'; Legal = 'such as eu-central-1' }
        @{ Name = 'EndpointUrl'; Value = 'nowhere'; Legal = 'http://' }
        @{ Name = 'EndpointUrl'; Value = 'ftp://127.0.0.1'; Legal = 'http://' }
        @{ Name = 'Credential'; Value = 42; Legal = 'PSCredential' }
        @{ Name = 'AccessKey'; Value = 'AKIAIOSFODNN7EXAMPLE'; Legal = '-SecretKey' }
    ) {
        $null = Start-SecretMonitorSandbox -Speed 0
        $arguments = @{ $Name = $Value }
        $wrong = $null
        Get-SecretMonitor @arguments -ErrorVariable wrong -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterValue,*'
        "$($wrong[0])" | Should -BeLike "-$Name*"
        "$($wrong[0])" | Should -BeLike "*$Legal*"
    }

    It 'takes no session token without its keys' {
        $null = Start-SecretMonitorSandbox -Speed 0
        { Get-SecretMonitor -SessionToken x -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameterValue,*'
    }
}
