using System.Text;
using GiaoBan.App.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
