# Dot-source this in BeforeAll (and in BeforeDiscovery, if the tests are made from the module's commands):
#     BeforeAll { . "$PSScriptRoot/Import.ps1" }
# It imports the staged module, once, with nothing but the language and Microsoft.PowerShell.Core.
if (-not (Get-Module -Name SecretMonitor)) {
    $manifest = if ($env:SECRETMONITOR_MODULE) {
        $env:SECRETMONITOR_MODULE
    } else {
        $newest = [version]'0.0'
        foreach ($folder in [System.IO.Directory]::GetDirectories("$PSScriptRoot/../../output/SecretMonitor")) {
            $version = [version][System.IO.Path]::GetFileName($folder)
            if ($version -gt $newest) { $newest = $version }
        }
        "$PSScriptRoot/../../output/SecretMonitor/$newest/SecretMonitor.psd1"
    }
    Import-Module -Name $manifest -Global -ErrorAction Stop
}
