using System.Reflection;
using System.Runtime.Loader;
using SecretMonitor.Help;

if (args is not [var assemblyPath, var commentsPath, var helpPath])
{
    Console.Error.WriteLine("usage: SecretMonitor.Help MODULE.dll COMMENTS.xml HELP.xml");
    return 2;
}

var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyPath))!;
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

DocComments comments = new(commentsPath);
var commands = Assembly.LoadFrom(Path.GetFullPath(assemblyPath)).GetExportedTypes()
    .Select(type => CommandHelp.Read(type, comments))
    .OfType<CommandHelp>()
    .OrderBy(command => command.Name, StringComparer.Ordinal)
    .ToList();
foreach (var gap in commands.SelectMany(command => command.Gaps()))
{
    Console.Error.WriteLine($"{commentsPath} : warning SMHELP : {gap}");
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(helpPath))!);
new MamlWriter(commands).Save(helpPath);
return 0;
