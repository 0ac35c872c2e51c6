@{
    RootModule             = if ($PSEdition -eq 'Core') { 'net8.0/SecretMonitor.dll' } else { 'net472/SecretMonitor.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '0c2f6c37-5a1e-4b7c-9a55-7d1c2e9f4b60'
    Author                 = 'The SecretMonitor authors'
    CompanyName            = 'SecretMonitor'
    Copyright              = '(c) 2026 The SecretMonitor authors. MIT license.'
    Description            = 'Watches who reads AWS Secrets Manager secrets: builds the chain of CloudTrail, CloudWatch, EventBridge and SNS, proves that an alert arrives, tells who read what, and takes it all down again. Includes a local AWS sandbox.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('SecretMonitor.Format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Add-SecretMonitorSandboxPrincipal',
        'Confirm-SecretMonitorSubscription',
        'Get-SecretAlarmState',
        'Get-SecretMonitor',
        'Get-SecretMonitorPolicy',
        'Get-SecretMonitorSandbox',
        'Get-SecretMonitorSandboxMail',
        'Get-SecretMonitorSubscription',
        'Invoke-SecretAccess',
        'New-SecretMonitor',
        'Remove-SecretMonitor',
        'Set-SecretMonitor',
        'Start-SecretMonitorSandbox',
        'Step-SecretMonitorSandbox',
        'Stop-SecretMonitorSandbox',
        'Test-SecretDetection'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'SecretsManager', 'CloudTrail', 'CloudWatch', 'EventBridge', 'Security', 'Monitoring',
                             'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/SecretMonitor/SecretMonitor/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/SecretMonitor/SecretMonitor'
            ReleaseNotes = 'https://github.com/SecretMonitor/SecretMonitor/blob/main/CHANGELOG.md'
            Prerelease   = ''
        }
    }
}
