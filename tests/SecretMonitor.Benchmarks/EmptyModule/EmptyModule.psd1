@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '8a1f6f0e-4c52-4b0e-9d5c-2f6e7f3f0b11'
    CmdletsToExport   = @('Test-Nothing')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
