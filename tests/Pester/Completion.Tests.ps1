# What Tab offers.

BeforeAll {
    . "$PSScriptRoot/Import.ps1"

    function Complete([string]$line) {
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
    }

    $null = Start-SecretMonitorSandbox -Speed 0
    $app = New-SecretMonitor -SecretName test/app -Route EventBridge
    $null = New-SecretMonitor -SecretName "test/a+b" -Route EventBridge
    $null = New-SecretMonitor -SecretName "mail@home" -Route EventBridge
}

AfterAll { Stop-SecretMonitorSandbox }

Describe 'Completion' {
    It 'offers monitors, with what they watch as the tooltip' {
        $found = @(Complete 'Remove-SecretMonitor -MonitorName test-app')
        $found | Should -HaveCount 1
        $found.CompletionText | Should -Be $app.MonitorName
        $found.ToolTip | Should -Be $app.SecretId[0]
    }

    It 'offers secrets, by position too, and takes wildcards' {
        (Complete 'Invoke-SecretAccess test/').CompletionText | Should -Be @('test/a+b', 'test/app')
        (Complete 'Invoke-SecretAccess *p').CompletionText | Should -Be 'test/app'
    }

    It 'keeps the quotes that were typed' {
        (Complete "Invoke-SecretAccess -SecretId 'test/ap").CompletionText | Should -Be "'test/app'"
        (Complete 'Invoke-SecretAccess -SecretId "test/ap').CompletionText | Should -Be '"test/app"'
    }

    It 'quotes what would not be one word' {
        (Complete 'Invoke-SecretAccess mail').CompletionText | Should -Be "'mail@home'"
    }

    It 'offers regions by name, detections with their meaning, and states' {
        $region = Complete 'Get-SecretMonitor -Region eu-central-1'
        $region.ToolTip | Should -Be 'Europe (Frankfurt)'
        $detection = @(Complete 'New-SecretMonitor -SecretId x -Detection Den')
        $detection.CompletionText | Should -Be 'Denied'
        $detection.ToolTip | Should -Not -Be 'Denied'
        (Complete 'Get-SecretAlarmState -WaitFor A').CompletionText | Should -Be 'ALARM'
        (Complete 'New-SecretMonitor -SecretId x -Route E').CompletionText | Should -Be 'EventBridge'
    }

    It 'offers profiles of the file that is named' {
        $file = "$([System.IO.Path]::GetTempPath())/secretmonitor-$([guid]::NewGuid()).ini"
        [System.IO.File]::WriteAllText($file, "[work]`n[profile play]`n[sso-session x]`n")
        (Complete "Get-SecretMonitor -ProfileLocation $file -ProfileName ").CompletionText | Should -Be @('work', 'play')
        [System.IO.File]::Delete($file)
    }

    It 'is silent where nothing answers' {
        Complete 'Get-SecretMonitor -EndpointUrl http://127.0.0.1:1 -Region eu-west-1 -MonitorName x' | Should -BeNullOrEmpty
        Complete 'Get-SecretMonitor -MonitorName [' | Should -BeNullOrEmpty
    }
}
