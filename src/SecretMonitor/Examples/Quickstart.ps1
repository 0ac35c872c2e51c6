<#
.SYNOPSIS
    A secret is created, watched, read and reported: the whole chain, in a local AWS, in under a minute.
.DESCRIPTION
    Needs no AWS account: everything happens in a sandbox on 127.0.0.1 whose clock runs 60 times as fast as yours, so that
    CloudTrail's five minutes take five seconds. To do the same in AWS, leave out the sandbox's lines and click the link of
    the confirmation mail.
.EXAMPLE
    ./Quickstart.ps1
#>
$ErrorActionPreference = 'Stop'
if (-not (Get-Module SecretMonitor)) { Import-Module "$PSScriptRoot/../SecretMonitor.psd1" }

'1. A local AWS, in which a minute passes each second'
$sandbox = Start-SecretMonitorSandbox -Speed 60
$sandbox | Out-Host

'2. A secret, and a monitor that watches it along both routes'
$monitor = New-SecretMonitor -SecretName top-secret-info -Notify ops@example.com
$monitor | Out-Host

'3. The recipient agrees to be mailed, as by the link in the confirmation mail'
Get-SecretMonitorSandboxMail | Confirm-SecretMonitorSubscription | Out-Host

'4. Alice, who may, reads the secret twice'
$policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}'
$alice = Add-SecretMonitorSandboxPrincipal -UserName alice -Policy $policy
$monitor | Invoke-SecretAccess -Count 2 -Credential $alice | Out-Host

'5. Eve, who may not, tries too'
$eve = Add-SecretMonitorSandboxPrincipal -UserName eve
$monitor | Invoke-SecretAccess -Credential $eve | Out-Host

'6. Minutes later (of the local AWS), the alarms go off, and tell who it was'
$monitor | Get-SecretAlarmState -WaitFor ALARM -TimeoutSeconds 60 | Out-Null
$states = $monitor | Get-SecretAlarmState -Explain
$states | Out-Host
'The accesses behind them'
$states | ForEach-Object Access | Out-Host

'7. The mails: one per event, within seconds, along EventBridge; one per alarm along CloudWatch'
foreach ($mail in Get-SecretMonitorSandboxMail -Subject 'AWS Notification Message') {
    "--- $($mail.Subject), to $($mail.To)", $mail.Body, ''
}
foreach ($mail in Get-SecretMonitorSandboxMail -Subject 'ALARM:*') {
    "--- $($mail.Subject), to $($mail.To)", $mail.Body, ''
}

'8. Everything is taken down again'
$monitor | Remove-SecretMonitor -DeleteSecret -NoRecovery -Force -PassThru | Out-Host
"Monitors left: $(@(Get-SecretMonitor).Count)"

Stop-SecretMonitorSandbox
