using GiaoBan.Domain.Organisation;

namespace GiaoBan.App.Demo;

/// <summary>Posts and people of units that name only the post's title: a province has too many to write down one by one.</summary>
internal static class DemoStaff
{
    /// <summary>The file with a post and a made-up person for each such unit.</summary>
    public static DemoFile Added(DemoFile demo)
    {
        var taken = demo.People.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in demo.Units.Where(u => u.Post is not null))
        {
            demo.Posts.Add(new DemoPost { Code = unit.Code, Unit = unit.Code, Title = unit.Post!, Roles = [Roles.Contributor], Reports = true });
            demo.People.Add(new DemoPerson { Name = NameFor(unit.Code, demo.Names!, taken), User = unit.Code, Posts = [unit.Code] });
        }

        return demo;
    }

    private static string NameFor(string unit, DemoNames names, HashSet<string> taken)
    {
        var dice = new Dice("name", unit);
        string name;
        do
        {
            name = $"{dice.Pick(names.Family)} {dice.Pick(names.Middle)} {dice.Pick(names.Given)}";
        }
        while (!taken.Add(name));
        return name;
    }
}
