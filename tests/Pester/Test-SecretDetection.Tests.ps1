BeforeAll {
    . "$PSScriptRoot/Import.ps1"

    $folder = "$([System.IO.Path]::GetTempPath())/secretmonitor-$([guid]::NewGuid())"
    $null = [System.IO.Directory]::CreateDirectory("$folder/2026/09")

    $alice = '{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333"}'
    $app = '{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/app/i-1","accountId":"111122223333",' +
        '"sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/app"}}}'
    $root = '{"type":"Root","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333"}'
    $arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-a1B2c3'

    function RecordOf([string]$id, [string]$who, [string]$secret = 'prod/db', [string]$more = '') {
        '{"eventTime":"2026-09-14T05:51:07Z","eventSource":"secretsmanager.amazonaws.com","eventName":"GetSecretValue",' +
        '"awsRegion":"eu-central-1","recipientAccountId":"111122223333","eventID":"' + $id + '","userIdentity":' + $who +
        ',"requestParameters":{"secretId":"' + $secret + '"}' + $more + '}'
    }

    function Zip([string]$path, [string]$text) {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($text)
        $gzip = [System.IO.Compression.GZipStream]::new([System.IO.File]::Create($path), [System.IO.Compression.CompressionMode]::Compress)
        $gzip.Write($bytes, 0, $bytes.Length)
        $gzip.Dispose()
    }

    $denied = RecordOf 3 $alice 'prod/db' ',"errorCode":"AccessDenied"'
    Zip "$folder/2026/09/a.json.gz" "{""Records"":[$(RecordOf 1 $app),$(RecordOf 2 $app $arn),$denied]}"
    [System.IO.File]::WriteAllText("$folder/b.json", "$(RecordOf 1 $app)`n$(RecordOf 4 $alice)`n$(RecordOf 5 $app 'other')`n")
    [System.IO.File]::WriteAllText("$folder/CloudTrail", '')
    [System.IO.File]::WriteAllText("$folder/notes.txt", 'no records')
}

AfterAll { [System.IO.Directory]::Delete($folder, $true) }

Describe 'Test-SecretDetection' {
    It 'tells for each detection how often, about whom, with examples' {
        $found = Test-SecretDetection prod/db -Path $folder -ErrorAction Stop
        $found.Detection | Should -Be @('Access', 'Denied', 'PendingDeletion')
        $found.EventCount | Should -Be @(3, 1, 0)
        "$($found[0].Principal)" | Should -Be 'arn:aws:iam::111122223333:role/app (2) arn:aws:iam::111122223333:user/alice (1)'
        $found[1].Example[0].EventId | Should -Be '3'
        $found[1].Example[0].Source | Should -BeLike '*a.json.gz'
    }

    It 'takes files and wildcards' {
        (Test-SecretDetection prod/db -Path "$folder/*.json" -Detection Access).EventCount | Should -Be 2
        (Test-SecretDetection prod/db -Path "$folder/b.json", "$folder/2026/09/a.json.gz" -Detection Access).EventCount | Should -Be 3
        (Test-SecretDetection prod/db -Path "$folder/CloudTrail" -Detection Access -ErrorAction Stop).EventCount | Should -Be 0
    }

    It 'takes secrets from the pipeline, by themselves and as objects' {
        $found = 'prod/db', 'other' | Test-SecretDetection -Path $folder -Detection Access
        $found.SecretId | Should -Be @('prod/db', 'other')
        $found.EventCount | Should -Be @(3, 1)
        $listed = [pscustomobject]@{ ARN = $arn; Name = 'prod/db' }
        ($listed | Test-SecretDetection -Path $folder -Detection Access).SecretId | Should -Be $arn
    }

    It 'tries an allow-list' {
        $found = Test-SecretDetection $arn -Path $folder -AllowedPrincipal arn:aws:iam::111122223333:role/app
        $found.Detection | Should -Be @('UnexpectedPrincipal', 'Denied', 'PendingDeletion')
        $found[0].Principal.Principal | Should -Be 'arn:aws:iam::111122223333:user/alice'
    }

    It 'suggests an allow-list, most frequent first, which leaves nobody unexpected' {
        $suggested = Test-SecretDetection prod/db -Path $folder -SuggestAllowedPrincipal
        $suggested | Should -Be @('arn:aws:iam::111122223333:role/app', 'arn:aws:iam::111122223333:user/alice')
        $left = Test-SecretDetection prod/db -Path $folder -AllowedPrincipal $suggested -Detection UnexpectedPrincipal
        $left.EventCount | Should -Be 0
    }

    It 'warns of the root user instead of suggesting it' {
        $file = "$folder/root.txt"
        [System.IO.File]::WriteAllText($file, (RecordOf 9 $root))
        Test-SecretDetection prod/db -Path $file -SuggestAllowedPrincipal -WarningVariable told -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        "$told" | Should -Match 'root'
    }

    It 'tries the detections of monitors' {
        $null = Start-SecretMonitorSandbox -Speed 0 -Region eu-central-1
        $monitor = New-SecretMonitor -SecretName prod/db -Route EventBridge -Detection Access, MonitorTampering
        Stop-SecretMonitorSandbox
        $file = "$folder/monitor.txt"
        [System.IO.File]::WriteAllText($file, (RecordOf 1 $alice $monitor.SecretId[0]).Replace('111122223333', $monitor.AccountId))
        $found = $monitor | Test-SecretDetection -Path $file
        $found.MonitorName | Should -Be @($monitor.MonitorName, $monitor.MonitorName)
        $found.Detection | Should -Be @('Access', 'MonitorTampering')
        $found.EventCount | Should -Be @(1, 0)
    }

    It 'asks the log group or the event history for a monitor, without its probes if told so' {
        $null = Start-SecretMonitorSandbox -Speed 0 -Region eu-central-1
        $monitor = New-SecretMonitor -SecretName prod/db
        $reader = Add-SecretMonitorSandboxPrincipal reader -Policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*"}]}'
        $null = $monitor | Invoke-SecretAccess -Count 2 -Credential $reader
        $null = Step-SecretMonitorSandbox -By 00:15:00
        foreach ($source in 'LogGroup', 'EventHistory') {
            $found = $monitor | Test-SecretDetection -Source $source -Detection Access -ErrorAction Stop
            $found.EventCount | Should -Be 2
            @($found)[0].Example[0].Source | Should -Be $source
            ($monitor | Test-SecretDetection -Source $source -Detection Access -ExcludeProbe).EventCount | Should -Be 0
        }
        Test-SecretDetection prod/db -Source LogGroup -SuggestAllowedPrincipal | Should -Be $reader.Arn
        Stop-SecretMonitorSandbox
    }

    It 'takes either files or a source' {
        { Test-SecretDetection prod/db } | Should -Throw -ErrorId 'InvalidParameterValue,*'
        { Test-SecretDetection prod/db -Path $folder -Source LogGroup } | Should -Throw -ErrorId 'InvalidParameterValue,*'
    }

    It 'reports what it cannot read, and counts the rest' {
        $file = "$folder/broken.txt"
        [System.IO.File]::WriteAllText($file, "broken`n$(RecordOf 1 $app)")
        $found = Test-SecretDetection prod/db -Path $file, "$folder/nowhere", "$folder/*.none" -Detection Access -ErrorVariable wrong -ErrorAction SilentlyContinue
        $found.EventCount | Should -Be 1
        $ids = foreach ($e in $wrong) { ($e.FullyQualifiedErrorId -split ',')[0] }
        $ids | Should -Be @('TrailFileNotFound', 'TrailFileNotFound', 'TrailFileUnreadable')
        "$($wrong[2])" | Should -Match 'Line 1'
    }

    It 'tells nothing of files that are not there' {
        Test-SecretDetection prod/db -Path "$folder/nowhere" -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        { Test-SecretDetection prod/db -Path "$folder/nowhere" -ErrorAction Stop } | Should -Throw -ErrorId 'TrailFileNotFound,*'
    }

    It 'refuses a detection that does not exist' {
        { Test-SecretDetection prod/db -Path $folder -Detection Nothing -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameterValue,*'
    }
}
