namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>
/// A CloudWatch Logs Insights query: commands joined by pipes, run over rows from the newest to the oldest. Built are
/// <c>fields display filter sort limit head tail dedup stats parse</c>.
/// </summary>
internal sealed class InsightsQuery
{
    public const int DefaultLimit = 10_000;

    private readonly QueryScanner _scanner;
    private readonly ExpressionParser _expressions;
    private readonly List<Func<IEnumerable<QueryRow>, IEnumerable<QueryRow>>> _commands = [];
    private readonly List<string> _fields = [];
    private List<string>? _shown;
    private bool _isLimited;

    private InsightsQuery(string text)
    {
        _scanner = new(text);
        _expressions = new(_scanner);
    }

    /// <summary>Whether rows are still single events, which have an <c>@ptr</c>.</summary>
    public bool HasEvents { get; private set; } = true;

    /// <summary>The columns of the result.</summary>
    public IEnumerable<string> Columns => _shown ?? (_fields.Count > 0 ? _fields : ["@timestamp", "@message"]);

    /// <exception cref="ServiceFault">The text is no query that the sandbox knows.</exception>
    public static InsightsQuery Parse(string text)
    {
        InsightsQuery query = new(text);
        do
        {
            query.Command();
        }
        while (query._scanner.TryTake("|"));
        return query._scanner.IsAtEnd ? query : throw query._scanner.Error("'|' or the end expected");
    }

    /// <summary>The rows of the result.</summary>
    /// <param name="rows">The events, newest first.</param>
    /// <param name="limit">The limit of the request, where the query has none.</param>
    public IEnumerable<QueryRow> Run(IEnumerable<QueryRow> rows, long? limit)
    {
        var result = _commands.Aggregate(rows, (all, command) => command(all));
        return _isLimited ? result : result.Take((int)(limit ?? DefaultLimit));
    }

    private void Command()
    {
        var command = _scanner.Word();
        switch (command.ToLowerInvariant())
        {
            case "fields":
                _fields.AddRange(Fields());
                break;
            case "display":
                _shown = Fields();
                break;
            case "filter" or "where":
                var condition = _expressions.Parse();
                _commands.Add(rows => rows.Where(row => QueryValue.IsTrue(condition(row))));
                break;
            case "sort":
                Sort();
                break;
            case "limit" or "head":
                var count = Count();
                _isLimited = true;
                _commands.Add(rows => rows.Take(count));
                break;
            case "tail":
                var last = Count();
                _isLimited = true;
                _commands.Add(rows => rows.Reverse().Take(last).Reverse());
                break;
            case "dedup":
                var keys = Fields();
                _commands.Add(rows => rows.GroupBy(row => KeyOf(keys.Select(key => row[key]))).Select(g => g.First()));
                break;
            case "stats":
                Stats();
                break;
            case "parse":
                _commands.Add(ParseCommand.Read(_scanner));
                break;
            default:
                throw _scanner.Error($"unknown command {command}");
        }
    }

    /// <summary>
    /// Expressions with their names: an own one after <c>as</c>, otherwise the text of the expression.
    /// </summary>
    private List<string> Fields()
    {
        List<string> names = [];
        do
        {
            var (name, value) = Named();
            names.Add(name);
            _commands.Add(rows => rows.Select(row =>
            {
                row[name] = value(row);
                return row;
            }));
        }
        while (_scanner.TryTake(","));
        return names;
    }

    private (string Name, Func<QueryRow, object?> Value) Named()
    {
        var start = _scanner.Position;
        var value = _expressions.Parse();
        var text = _scanner.TextFrom(start).Trim('`');
        return (_scanner.TryWord("as") ? _scanner.Word() : text, value);
    }

    private static string KeyOf(IEnumerable<object?> values) => string.Join("\n", values.Select(QueryValue.TextOf));

    private void Sort()
    {
        Func<IEnumerable<QueryRow>, IOrderedEnumerable<QueryRow>>? sort = null;
        var order = Comparer<object?>.Create(QueryValue.Compare);
        do
        {
            var value = _expressions.Parse();
            var descending = _scanner.TryWord("desc");
            _ = descending || _scanner.TryWord("asc");
            var before = sort;
            sort = (before, descending) switch
            {
                (null, false) => rows => rows.OrderBy(value, order),
                (null, true) => rows => rows.OrderByDescending(value, order),
                (_, false) => rows => before(rows).ThenBy(value, order),
                (_, true) => rows => before(rows).ThenByDescending(value, order),
            };
        }
        while (_scanner.TryTake(","));
        _commands.Add(sort);
    }

    private int Count() =>
        int.TryParse(_scanner.Word(), out var count) && count > 0 ? count : throw _scanner.Error("a number expected");

    private void Stats()
    {
        List<Aggregate> aggregates = [];
        do
        {
            aggregates.Add(ReadAggregate());
        }
        while (_scanner.TryTake(","));

        List<(string Name, Func<QueryRow, object?> Value)> keys = [];
        if (_scanner.TryWord("by"))
        {
            do
            {
                keys.Add(Named());
            }
            while (_scanner.TryTake(","));
        }

        HasEvents = false;
        _fields.Clear();
        _fields.AddRange(keys.Select(k => k.Name).Concat(aggregates.Select(a => a.Column)));
        _commands.Add(rows => Group(rows, keys, aggregates));
    }

    private Aggregate ReadAggregate()
    {
        var start = _scanner.Position;
        var function = _scanner.Word();
        _scanner.Take("(");
        var value = _scanner.TryTake("*") ? null : _expressions.Parse();
        var percent = _scanner.TryTake(",") ? QueryValue.NumberOf(_scanner.Word()) : null;
        _scanner.Take(")");
        var text = _scanner.TextFrom(start);
        var name = _scanner.TryWord("as") ? _scanner.Word() : text;
        return Aggregate.Find(name, function, value, percent) ?? throw _scanner.Error($"unknown function {function}");
    }

    private static IEnumerable<QueryRow> Group(
        IEnumerable<QueryRow> rows, List<(string Name, Func<QueryRow, object?> Value)> keys, List<Aggregate> aggregates)
    {
        var all = rows.ToList();
        var groups = all.GroupBy(
            row => string.Join("\n", keys.Select(k => QueryValue.TextOf(k.Value(row))))).Select(g => g.ToList());
        foreach (var members in keys.Count > 0 ? groups : [all])
        {
            QueryRow group = new(null, "");
            keys.ForEach(key => group[key.Name] = key.Value(members[0]));
            aggregates.ForEach(aggregate => group[aggregate.Column] = aggregate.Of(members));
            yield return group;
        }
    }
}
