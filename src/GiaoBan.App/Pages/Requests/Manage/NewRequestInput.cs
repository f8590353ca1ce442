using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Requests.Manage;

/// <summary>A section as it is typed.</summary>
public sealed class SectionField
{
    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    [BindProperty(Name = "hint")]
    public string? Hint { get; set; }

    [BindProperty(Name = "optional")]
    public bool Optional { get; set; }

    [BindProperty(Name = "figure")]
    public bool Figure { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Hint);
}

/// <summary>A line of the form as it is typed.</summary>
public sealed class IndicatorField
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty(Name = "decimals")]
    public int Decimals { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Unit);
}

/// <summary>A request as it is typed.</summary>
public sealed class NewRequestInput
{
    [BindProperty(Name = "symbol")]
    public string? Symbol { get; set; }

    [BindProperty(Name = "date")]
    public string? Date { get; set; }

    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    [BindProperty(Name = "content")]
    public string? Content { get; set; }

    /// <summary>Regime and requirement, parted by a stroke.</summary>
    [BindProperty(Name = "ground")]
    public string? Ground { get; set; }

    [BindProperty(Name = "due")]
    public DueFields Due { get; set; } = new();

    [BindProperty(Name = "outline")]
    public List<SectionField> Outline { get; set; } = [];

    [BindProperty(Name = "form")]
    public List<IndicatorField> Form { get; set; } = [];

    [BindProperty(Name = "kinds")]
    public List<string> Kinds { get; set; } = [];

    [BindProperty(Name = "blocks")]
    public List<string> Blocks { get; set; } = [];

    [BindProperty(Name = "chosen")]
    public List<string> Chosen { get; set; } = [];

    [BindProperty(Name = "all")]
    public bool All { get; set; }

    /// <summary>Codes or names, one a line.</summary>
    [BindProperty(Name = "units")]
    public string? Units { get; set; }

    /// <summary>Codes or names that are left out, one a line.</summary>
    [BindProperty(Name = "except")]
    public string? Except { get; set; }

    [BindProperty(Name = "skips")]
    public bool Skips { get; set; }

    [BindProperty(Name = "nil")]
    public bool Nil { get; set; }

    [BindProperty(Name = "key")]
    public string? Key { get; set; }
}
