using GiaoBan.Domain.Requests;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>A numbered request to be made (DB-8).</summary>
/// <param name="Symbol">The document's number and symbol.</param>
/// <param name="Date">The day it is dated.</param>
/// <param name="Title">What is to be reported.</param>
/// <param name="Due">Until when.</param>
/// <param name="Units">To whom.</param>
public sealed record MakeRequestRequest(string? Symbol, LocalDate Date, string? Title, RequestDue Due, AskedUnits Units)
{
    /// <summary>The words of the document, shown to the units.</summary>
    public string? Content { get; init; }

    /// <summary>The outline; empty = that of the ground, else one section.</summary>
    public IReadOnlyList<AskedSection> Sections { get; init; } = [];

    /// <summary>The form; empty = none.</summary>
    public IReadOnlyList<AskedIndicator> Indicators { get; init; } = [];

    /// <summary>The requirement that it rests on, or null.</summary>
    public RequestGround? Ground { get; init; }

    /// <summary>Whether "không phát sinh" may be declared.</summary>
    public bool AllowsNil { get; init; }

    /// <summary>Units that no post answers for are left out and named in the answer; else they refuse the request.</summary>
    public bool SkipsUnitsWithoutPost { get; init; }

    /// <summary>The sender's key; the same key makes one request.</summary>
    public string? Key { get; init; }
}

/// <summary>A thematic requirement in force that may be asked for.</summary>
public sealed record RequestGround(string Regime, string Requirement);

/// <summary>To whom a request goes: of kinds, of blocks, named, or all; less some.</summary>
/// <param name="Kinds">Codes of kinds.</param>
/// <param name="Blocks">Codes of blocks.</param>
/// <param name="Units">Codes of units.</param>
/// <param name="All">Every unit but the one that asks.</param>
/// <param name="Except">Codes of units that are left out.</param>
public sealed record AskedUnits(
    IReadOnlyList<string> Kinds, IReadOnlyList<string> Blocks, IReadOnlyList<string> Units, bool All, IReadOnlyList<string> Except)
{
    /// <summary>Named units.</summary>
    public static AskedUnits Of(params IReadOnlyList<string> units) => new([], [], units, false, []);
}

/// <summary>A request that was made.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Regime">The code of its regime, and of its requirement.</param>
/// <param name="Obligations">What each unit owes.</param>
/// <param name="Skipped">Names of units that no post answers for, and that were left out.</param>
public sealed record MadeRequest(Guid RequestId, string Regime, IReadOnlyList<MadeObligation> Obligations, IReadOnlyList<string> Skipped);

/// <summary>A unit's part.</summary>
public sealed record MadeObligation(Guid Id, string Unit);
