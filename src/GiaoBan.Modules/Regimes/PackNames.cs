namespace GiaoBan.Modules.Regimes;

/// <summary>What a pack defines and what it refers to, by kind: the name of the list that defines it (<c>clauses</c>, <c>forms</c>).</summary>
internal sealed class PackNames(PackIssues issues)
{
    private readonly Dictionary<(string Kind, string Code), PackMark> _defined = [];
    private readonly List<(string Kind, string Code, PackMark Mark)> _referred = [];

    /// <summary>Notes a code as defined; a second one of the kind is a mistake.</summary>
    public void Define(string kind, string code, PackMark mark)
    {
        if (code.Length > 0 && !_defined.TryAdd((kind, code), mark))
        {
            issues.Add("duplicate-definition", mark, code, kind, PackIssues.Number(_defined[(kind, code)].Line));
        }
    }

    /// <summary>Notes a code as referred to.</summary>
    public void Refer(string kind, string? code, PackMark mark)
    {
        if (!string.IsNullOrEmpty(code))
        {
            _referred.Add((kind, code, mark));
        }
    }

    /// <summary>Whether a code is defined.</summary>
    public bool Knows(string kind, string code) => _defined.ContainsKey((kind, code));

    /// <summary>Notes every reference to what is not defined; after everything has been read.</summary>
    public void Close()
    {
        foreach (var (kind, code, mark) in _referred.Where(r => !Knows(r.Kind, r.Code)))
        {
            issues.Add("unknown-reference", mark, code, kind);
        }
    }
}
