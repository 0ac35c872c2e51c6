# What is true of the module as a whole and of every command in it.

BeforeDiscovery {
    . "$PSScriptRoot/Import.ps1"
    $commands = @(Get-Command -Module SecretMonitor | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
}

BeforeAll {
    . "$PSScriptRoot/Import.ps1"
    $module = Get-Module -Name SecretMonitor
    $manifest = "$($module.ModuleBase)/SecretMonitor.psd1"
}

Describe 'The module' {
    It 'has a valid manifest' {
        (Test-ModuleManifest -Path $manifest -ErrorAction Stop).Guid | Should -Be $module.Guid
    }

    It 'exports exactly the cmdlets of its assembly, listed by name and in order' {
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($manifest, [ref]$null, [ref]$null)
        $table = $ast.Find({ $args[0] -is [System.Management.Automation.Language.HashtableAst] }, $true)
        $listed = @($table.KeyValuePairs | Where-Object { $_.Item1.SafeGetValue() -eq 'CmdletsToExport' } |
            ForEach-Object { $_.Item2.PipelineElements[0].Expression.SafeGetValue() })
        $cmdlets = [System.Collections.Generic.List[string]]::new()
        foreach ($type in [SecretMonitor.Isolation].Assembly.GetExportedTypes()) {
            foreach ($attribute in $type.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)) {
                $cmdlets.Add("$($attribute.VerbName)-$($attribute.NounName)")
            }
        }
        $cmdlets.Sort([System.StringComparer]::Ordinal)
        $cmdlets | Should -Not -BeNullOrEmpty
        $listed | Should -Be $cmdlets.ToArray()
    }

    It 'has an about topic: <_>' -ForEach 'about_SecretMonitor', 'about_SecretMonitor_Detections' {
        Get-Help -Name $_ | Should -Match "^TOPIC\s+$_\s"
    }

    It 'exports nothing but cmdlets' {
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }
}

Describe '<Name>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help -Name $Name -Full
        $parameters = @($Command.Parameters.Values | Where-Object {
            $_.Name -notin [System.Management.Automation.PSCmdlet]::CommonParameters -and
            $_.Name -notin [System.Management.Automation.PSCmdlet]::OptionalCommonParameters })
    }

    It 'has an approved verb' {
        $groups = 'Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security'
        $approved = foreach ($group in $groups) {
            ([type]"System.Management.Automation.Verbs$group").GetFields().Name
        }
        $Command.Verb | Should -BeIn $approved
    }

    It 'says what it writes' {
        $Command.OutputType | Should -Not -BeNullOrEmpty
    }

    It 'has a synopsis of its own' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$Name\s"
    }

    It 'describes every parameter' {
        $described = @($help.parameters.parameter | Where-Object { $_.description.Text } | ForEach-Object { $_.name })
        @($parameters.Name | Where-Object { $_ -notin $described }) | Should -BeNullOrEmpty
    }

    It 'has an example that uses it' {
        "$(@($help.examples.example)[0].code)" | Should -Match $Name
    }
}
