using System.Text.Json;
using CsCheck;
using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

/// <summary>What holds for every pattern and every message, tried on generated ones.</summary>
public sealed class PatternProperties
{
    /// <summary>Characters that mean something in one of the languages, to get past their first steps.</summary>
    private static readonly string[] Meaningful =
        [.. "{}[]()$.*'\"%=!<>|&?-+\\^:,/ \tabINULSTREOX019_\u00e9\n\0".Select(c => c.ToString()),
            "\ud83d\ude00", "...", "IS NULL"];

    private static readonly Gen<string> GenNoise = Gen.OneOf(Meaningful).Array[0, 60].Select(string.Concat);

    private static readonly Gen<string> GenText = Gen.Frequency(
        (3, Gen.OneOf(
            "GetSecretValue", "a*b", "x\"y\\z", "", "$.v", "3", "arn:aws:iam::1:role/*", "%r%", "\u00e9\ud83d\ude00")),
        (1, GenNoise));

    private static readonly Gen<string> GenName = Gen.OneOf("a", "b", "event-Name_1", "a.b", "it's", "x y", "\\", "");

    private static readonly Gen<string> GenRegex = Gen.OneOf("^a", "[0-9]{2,3}", "a|b", @"\d+\.", "x*");

    private static readonly Gen<PatternValue> GenValue = Gen.OneOf(
        GenText.Select(PatternValue.OfText),
        Gen.Double[-1e6, 1e6].Select(PatternValue.OfNumber));

    private static readonly Gen<Selector> GenSelector =
        Gen.Select(GenName.Array[1, 3], Gen.Int[0, 3].Nullable(), (names, index) =>
            index is { } at ? Selector.Of(names).At(at) : Selector.Of(names));

    private static readonly Gen<Condition> GenLeaf = Gen.OneOf(
        Gen.Select(GenSelector, GenValue, Gen.Bool, (selector, value, equal) =>
            selector.Compare(equal ? ComparisonOperator.Equal : ComparisonOperator.NotEqual, value)),
        Gen.Select(GenSelector, Gen.Enum<ComparisonOperator>(), Gen.Double[-9, 9], (selector, comparison, number) =>
            selector.Compare(comparison, PatternValue.OfNumber(number))),
        Gen.Select(GenSelector, Gen.Enum<TypeTestKind>(), (selector, kind) => (Condition)new TypeTest(selector, kind)));

    private static readonly Gen<Condition> GenCondition = Gen.Recursive<Condition>((depth, inner) => depth > 3
        ? GenLeaf
        : Gen.Frequency(
            (2, GenLeaf),
            (1, inner.Array[1, 3].Select(conditions => Condition.All(conditions))),
            (1, inner.Array[1, 3].Select(conditions => Condition.Any(conditions)))));

    private static readonly Gen<Term> GenTerm = Gen.Select(GenText, Gen.Enum<TermKind>(), Term.OfText);

    private static readonly Gen<DelimitedField> GenField = Gen.Select(
        Gen.Int[0, 1_000_000], GenValue, Gen.Bool, Gen.Bool, (id, value, plain, negated) => plain
            ? DelimitedField.Any($"f{id}")
            : DelimitedField.Where($"f{id}", new FieldComparison(
                $"f{id}", negated ? ComparisonOperator.NotEqual : ComparisonOperator.Equal, value)));

    private static readonly Gen<FilterPattern> GenFilterPattern = Gen.OneOf(
        GenCondition.Select(condition => (FilterPattern)new JsonPattern(condition)),
        GenTerm.Array[0, 4].Select(terms => (FilterPattern)new TermPattern(terms)),
        Gen.Select(GenField.Array[0, 4], Gen.Bool, (fields, open) => (FilterPattern)new DelimitedPattern(
            (open ? fields.Append(DelimitedField.Ellipsis) : fields)
                .GroupBy(field => field.Name).Select(same => same.First()))));

    private static readonly Gen<string> GenScalar = Gen.OneOf(
        GenText.Select(text => JsonSerializer.Serialize(text)),
        Gen.OneOf(
            "null", "true", "false", "0", "-0", "1.0", "1e400", "9007199254740993", "\"\\ud800\"", "\"10.0.0.1\""));

    private static readonly Gen<string> GenJson = Gen.Recursive<string>((depth, inner) => depth > 3
        ? GenScalar
        : Gen.Frequency(
            (2, GenScalar),
            (1, inner.Array[0, 3].Select(items => $"[{string.Join(",", items)}]")),
            (2, Gen.Select(GenName, inner).Array[0, 3].Select(members =>
                $"{{{string.Join(",", members.Select(m => $"{JsonSerializer.Serialize(m.Item1)}:{m.Item2}"))}}}"))));

    private static readonly Gen<ValueMatcher> GenMatcher = Gen.OneOf(
        GenText.Select(ValueMatcher.Exactly),
        Gen.Double[-1e6, 1e6].Select(ValueMatcher.Exactly),
        Gen.Bool.Select(ValueMatcher.Exists),
        GenText.Select(text => ValueMatcher.Prefix(text)),
        GenText.Select(text => ValueMatcher.Suffix(text, ignoreCase: true)),
        GenText.Select(ValueMatcher.EqualsIgnoreCase),
        GenText.Array[1, 3].Select(texts => ValueMatcher.AnythingBut([.. texts.Select(ValueMatcher.Exactly)])),
        Gen.Double[-9, 9].Select(number => ValueMatcher.Numeric("<=", number)),
        Gen.OneOf("10.0.0.0/8", "::/0").Select(ValueMatcher.Cidr),
        Gen.OneOf("a*", "*b*", @"\*", @"\\x*").Select(ValueMatcher.Wildcard));

    private static readonly Gen<EventPatternFields> GenFields = Gen.Recursive<EventPatternFields>((depth, inner) =>
        Gen.Select(GenName, GenMatcher.Array[1, 3], (name, matchers) =>
                (Func<EventPatternFields, EventPatternFields>)(f => f.With(name, matchers)))
            .Array[1, 2]
            .SelectMany(own => depth > 2
                ? Gen.Const(own)
                : Gen.OneOf(
                    Gen.Const(own),
                    Gen.Select(GenName, inner, (name, fields) => own.Append(f => f.With(name, fields)).ToArray()),
                    inner.Array[2].Select(alternatives => own.Append(f => f.WithAnyOf(alternatives)).ToArray())))
            .Select(steps => steps.Aggregate(EventPatternFields.None, (fields, step) => step(fields))));

    [Fact]
    public void Printed_filter_pattern_reads_back_equal()
    {
        GenFilterPattern.Where(pattern => pattern.ToString().Length <= FilterPattern.MaxLength)
            .Sample(pattern => FilterPattern.Parse(pattern.ToString()).Equals(pattern));
    }

    [Fact]
    public void Printed_filter_pattern_matches_the_same_messages()
    {
        Gen.Select(GenFilterPattern.Where(pattern => pattern.ToString().Length <= FilterPattern.MaxLength), GenJson)
            .Sample((pattern, json) => FilterPattern.Parse(pattern.ToString()).Matches(json) == pattern.Matches(json));
    }

    [Fact]
    public void Printed_event_pattern_reads_back_equal_and_matches_the_same_events()
    {
        Gen.Select(GenFields.Select(fields => new EventPattern(fields)), GenJson).Sample((pattern, json) =>
        {
            EventPattern read = EventPattern.Parse(pattern.ToString());
            return read.Equals(pattern) && read.Matches(json) == pattern.Matches(json);
        });
    }

    [Fact]
    public void Any_text_is_a_filter_pattern_or_refused()
    {
        Gen.Select(GenNoise, GenNoise).Sample((text, message) =>
        {
            string[] candidates =
            [
                text, $"{{{text}}}", $"[{text}]", $"%{text}%", $"{{ $.a = {text} }}", $"{{ $.a = %{text}% }}",
            ];
            foreach (string candidate in candidates)
            {
                if (FilterPattern.TryParse(candidate, out FilterPattern? pattern))
                {
                    pattern.Matches(message);
                    pattern.ExtractValues(message);
                }
            }
        });
    }

    [Fact]
    public void Any_text_is_an_event_pattern_or_refused()
    {
        Gen.OneOf(GenNoise, GenJson).Sample(text =>
        {
            if (EventPattern.TryParse(text, out EventPattern? pattern))
            {
                pattern.Matches(text);
            }
        });
    }

    [Fact]
    public void Any_text_is_an_input_template_or_refused()
    {
        InputContext context = new("arn", "name", DateTimeOffset.UnixEpoch);
        Gen.Select(Gen.OneOf(GenNoise, GenJson), GenNoise, GenJson).Sample((text, path, json) =>
        {
            foreach (string template in new[] { text, $"{{\"k\":{text}}}", $"\"<v>{text}\"", $"{{\"k\":<v>}}{text}" })
            {
                InputTemplate parsed;
                try
                {
                    parsed = InputTemplate.Parse(new Dictionary<string, string> { ["v"] = "$" + path }, template, "t");
                }
                catch (PatternException)
                {
                    continue;
                }

                using JsonDocument document = JsonDocument.Parse(json);
                parsed.Render(document.RootElement, context);
            }
        });
    }

    [Fact]
    public void Expressions_agree_with_the_frameworks_engine()
    {
        Gen<string> part = Gen.OneOf("a", "b", "[ab]", "[^a]", ".", @"\d", @"\w", "1", "^", "$", "|");
        Gen<string> quantifier = Gen.OneOf("", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}");
        Gen<string> expression = Gen.Select(part, quantifier, (p, q) => p is "^" or "$" or "|" ? p : p + q)
            .Array[1, 6].Select(string.Concat);
        Gen<string> text = Gen.OneOf('a', 'b', '1', '\n', ' ').Array[0, 8].Select(c => new string(c));

        Gen.Select(expression, text).Sample((source, subject) =>
            PatternRegex.Parse(source, position: 0).IsMatch(subject)
            == System.Text.RegularExpressions.Regex.IsMatch(subject, source.Replace("$", @"\z")));
    }
}
