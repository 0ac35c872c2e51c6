#Requires -Version 5.1

<#
.SYNOPSIS
Builds, tests and packages SecretMonitor: a thin face over dotnet.

.PARAMETER Task
What to do, in this order:
Clean removes what a build made; Build stages the module under output/SecretMonitor/<version>;
Test runs all tests, and the Pester files once more under Pester where it is installed;
Package builds for release and makes output/SecretMonitor.<version>.zip of a folder that Publish-PSResource takes.

.PARAMETER Configuration
Debug, or Release. Package always takes Release.

.EXAMPLE
./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Clean', 'Build', 'Test', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$output = "$PSScriptRoot/output"

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with exit code $LASTEXITCODE."
    }
}

function Clear-Build {
    Get-ChildItem -Path "$PSScriptRoot/src", "$PSScriptRoot/tests" -Directory -Recurse |
        Where-Object -Property Name -In -Value 'bin', 'obj' |
        Remove-Item -Recurse -Force
    if (Test-Path -Path $output) {
        Remove-Item -Path $output -Recurse -Force
    }
}

function Test-WithPester {
    $pester = Get-Module -Name Pester -ListAvailable | Where-Object -Property Version -GE -Value '5.0'
    if (-not $pester) {
        Write-Warning 'Pester 5 is not installed: its files ran under dotnet test only.'
        return
    }
    Import-Module -Name Pester -MinimumVersion 5.0
    if ((Invoke-Pester -Path "$PSScriptRoot/tests/Pester" -PassThru).Result -ne 'Passed') {
        throw 'Pester tests failed.'
    }
}

Push-Location -Path $PSScriptRoot
try {
    switch ($Task) {
        Clean {
            Clear-Build
        }
        Build {
            Invoke-DotNet build --configuration $Configuration
        }
        Test {
            Invoke-DotNet test --configuration $Configuration
            Test-WithPester
        }
        Package {
            Clear-Build
            Invoke-DotNet build src/SecretMonitor --configuration Release
            $module = Get-ChildItem -Path "$output/SecretMonitor" -Directory
            Compress-Archive -Path $module.FullName -DestinationPath "$output/SecretMonitor.$($module.Name).zip"
        }
    }
} finally {
    Pop-Location
}
