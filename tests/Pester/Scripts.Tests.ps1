# Scripts that people run, but that tests cannot run whole.

BeforeDiscovery {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
    $scripts = @(
        "$root/build.ps1"
        [System.IO.Directory]::GetFiles("$root/src/SecretMonitor", '*.ps1', 'AllDirectories')
    )
}

Describe 'Script <_>' -ForEach $scripts {
    It 'has no syntax errors' {
        $errors = $null
        $null = [System.Management.Automation.Language.Parser]::ParseFile($_, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
    }

    It 'explains itself' {
        (Get-Help -Name $_).Synopsis | Should -Not -Match '\.ps1' -Because 'without help it is the syntax'
    }
}
