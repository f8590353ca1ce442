using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>What no single entry shows: whether the parts of a pack, each well formed, agree with one another.</summary>
internal sealed class PackCoherence(RegimePack pack, PackMap root, PackIssues issues)
{
    /// <summary>Notes every disagreement.</summary>
    public void Check()
    {
        for (var index = 0; index < pack.Requirements.Count; index++)
        {
            CheckPlan(pack.Requirements[index], index);
        }

        for (var index = 0; index < pack.Streams.Count; index++)
        {
            CheckStream(pack.Streams[index], index);
        }
    }

    private void CheckPlan(Requirement requirement, int index)
    {
        if (requirement.CarriesPlanOf is { } plan && !pack.FindRequirement(plan)!.TakesPlan)
        {
            issues.Add("plan-takes-no-lines", MarkOf("requirements", index, "carriesPlanOf"), plan);
        }
    }

    private void CheckStream(ReportStream stream, int index)
    {
        var requirement = pack.FindRequirement(stream.Requirement)!;
        var sections = pack.OutlineOf(requirement)?.Sections ?? [];
        foreach (var section in stream.Sections.Where(code => sections.All(s => s.Code != code)))
        {
            issues.Add("unknown-reference", MarkOf("streams", index, "sections", section), section, $"outlines/{requirement.Outline}/sections");
        }

        foreach (var form in stream.Forms.Except(requirement.Forms))
        {
            issues.Add("unknown-reference", MarkOf("streams", index, "forms", form), form, $"requirements/{requirement.Code}/forms");
        }
    }

    // The pack was read from these very nodes: list, index and key are there.
    private PackMark MarkOf(string list, int index, string key, string? item = null)
    {
        var entries = (PackList)ValueOf(root, list);
        var value = ValueOf((PackMap)entries.Items[index], key);
        return item is null ? value.Mark : ((PackList)value).Items.First(node => node is PackScalar scalar && scalar.Text == item).Mark;
    }

    private static PackNode ValueOf(PackMap map, string key) => map.Entries.First(entry => entry.Key == key).Value;
}
