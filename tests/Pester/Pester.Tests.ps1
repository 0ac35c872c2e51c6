# What the other files rely on: true under Pester 5 and under tests/PesterRunner.

BeforeDiscovery {
    $cases = @(
        @{ Word = 'one'; Number = 1 }
        @{ Word = 'two'; Number = 2 }
    )
}

BeforeAll {
    $fromFile = 'file'
    function Get-FromFile { "function of the $fromFile" }
}

Describe 'Scopes' {
    BeforeAll {
        $fromBlock = 'block'
        $log = [System.Collections.ArrayList]::new()
        $counter = 0
    }

    BeforeEach {
        $counter++
        $null = $log.Add('before')
    }

    AfterEach {
        $null = $log.Add("after $counter")
    }

    It 'sees what the file and the block set up' {
        $fromFile | Should -Be 'file'
        $fromBlock | Should -Be 'block'
        Get-FromFile | Should -Be 'function of the file'
    }

    It 'runs BeforeEach in the scope of the test, on a fresh copy of what the block set up' {
        $counter | Should -Be 1
        $log | Should -Be @('before', 'after 1', 'before')
        $leak = 'test'
    }

    It 'does not see the variables of another test' {
        $leak | Should -BeNullOrEmpty
    }

    Context 'in a nested block' {
        BeforeAll {
            $fromBlock = "$fromBlock, inner"
            $counter = 10
        }

        BeforeEach {
            $counter *= 2
        }

        It 'runs the outer BeforeEach first' {
            $counter | Should -Be 22
            $fromBlock | Should -Be 'block, inner'
        }
    }

    It 'leaves the outer variables as they were' {
        $fromBlock | Should -Be 'block'
        $counter | Should -Be 1
    }

    AfterAll {
        $log.Clear()
    }
}

Describe 'ForEach over <Word>' -ForEach $cases {
    It 'gives the keys of <Word> and the item' {
        $Number | Should -BeGreaterThan 0
        $_.Word | Should -BeExactly $Word
    }

    It 'gives item <_> beside the block''s' -ForEach 'a', 'b' {
        $_ | Should -BeIn 'a', 'b'
        $Word | Should -BeIn 'one', 'two'
    }

    It 'gives <A> from TestCases' -TestCases @{ A = 5 } {
        $A | Should -Be 5
    }
}

Describe 'ForEach over nothing' -ForEach @() {
    It 'has no tests' {
        $true | Should -BeFalse
    }
}

Describe 'Should' {
    It 'compares as -eq does, with conversion and without case' {
        1 | Should -Be '1'
        'A' | Should -Be 'a'
        'A' | Should -Not -BeExactly 'a'
        'A' | Should -BeExactly 'A'
        $null | Should -Be $null
        @() | Should -Be $null
        1, 2 | Should -Be @(1, 2)
        1, 2 | Should -Not -Be @(2, 1)
        , @(1, 2) | Should -Be @(, @(1, 2))
        Should -ActualValue 3 -Be 3
    }

    It 'knows emptiness' {
        $null | Should -BeNullOrEmpty
        '' | Should -BeNullOrEmpty
        @() | Should -BeNullOrEmpty
        @{} | Should -BeNullOrEmpty
        0 | Should -Not -BeNullOrEmpty
        'a' | Should -Not -BeNullOrEmpty
        1, 2 | Should -Not -BeNullOrEmpty
    }

    It 'counts' {
        1, 2 | Should -HaveCount 2
        @() | Should -HaveCount 0
        1 | Should -HaveCount 1
        1 | Should -Not -HaveCount 2
    }

    It 'looks into collections' {
        'a', 'b' | Should -Contain 'B'
        'a', 'b' | Should -Not -Contain 'c'
        'b' | Should -BeIn 'a', 'b'
        'c' | Should -Not -BeIn 'a', 'b'
    }

    It 'matches text' {
        'secret' | Should -Match '^SEC'
        'secret' | Should -MatchExactly '^sec'
        'secret' | Should -Not -MatchExactly '^SEC'
        'secret' | Should -BeLike 'S*t'
        'secret' | Should -Not -BeLikeExactly 'S*t'
    }

    It 'knows truth' {
        $true | Should -BeTrue
        0 | Should -BeFalse
        'x' | Should -BeTrue -Because 'text is true'
    }

    It 'knows types' {
        1 | Should -BeOfType [int]
        1 | Should -BeOfType int
        1 | Should -BeOfType ([int])
        '1' | Should -Not -BeOfType [int]
        @{} | Should -BeOfType 'System.Collections.IDictionary'
    }

    It 'compares sizes' {
        2 | Should -BeGreaterThan 1
        2 | Should -BeGreaterOrEqual 2
        1 | Should -BeLessThan 2
        2 | Should -BeLessOrEqual 2
        2 | Should -Not -BeLessThan 2
    }

    It 'asserts each piped item where the operator looks at one' {
        1, 2, 3 | Should -BeOfType [int]
        { 1, 'x' | Should -BeOfType [int] } | Should -Throw
    }

    It 'knows errors that end a script block' {
        { throw 'boom' } | Should -Throw
        { throw 'boom' } | Should -Throw 'boo*'
        { throw 'boom' } | Should -Throw -ExpectedMessage 'boom'
        { Get-Module -Name } | Should -Throw -ErrorId 'MissingArgument*'
        { throw [System.InvalidOperationException]::new('x') } |
            Should -Throw -ExceptionType ([System.InvalidOperationException])
        { 1 } | Should -Not -Throw
        { Import-Module -Name NoSuchModule -ErrorAction SilentlyContinue } | Should -Not -Throw
        { Import-Module -Name NoSuchModule -ErrorAction Stop } | Should -Throw
        ({ throw 'boom' } | Should -Throw -PassThru).Exception.Message | Should -Be 'boom'
    }

    It 'fails with an error of its own' {
        { 1 | Should -Be 2 } | Should -Throw -ErrorId 'PesterAssertionFailed*'
        { { 1 } | Should -Throw } | Should -Throw -ErrorId 'PesterAssertionFailed*'
        { { throw 'a' } | Should -Throw 'b' } | Should -Throw
        { { throw 'a' } | Should -Not -Throw } | Should -Throw
        { 1 | Should -Be 2 -Because 'I say so' } | Should -Throw '*because I say so*'
    }
}
