using GiaoBan.Domain.Calendars;

namespace GiaoBan.Domain.Regimes;

/// <summary>What makes a thematic or ad-hoc report owed: a request, or something that happens.</summary>
/// <param name="Code">Permanent within the requirement: <c>ket-thuc-kiem-tra</c>.</param>
/// <param name="Name">As pages show it: "Kết thúc cuộc kiểm tra, giám sát".</param>
/// <param name="Clause">Code of the clause it rests on.</param>
/// <param name="Due">When the report is owed then.</param>
/// <param name="OralFirst">Told by phone or in person first, in writing after (DB-10).</param>
public sealed record RequirementTrigger(string Code, string Name, string Clause, TriggerDue Due, bool OralFirst);

/// <summary>When a report is owed once its trigger has come. The set is closed.</summary>
public abstract record TriggerDue
{
    private TriggerDue()
    {
    }

    /// <summary>Ngay khi kết thúc: at once; the time it took is measured, no instant is judged.</summary>
    public sealed record AtOnce : TriggerDue;

    /// <summary>By the day that the request names.</summary>
    public sealed record ByRequest : TriggerDue;

    /// <summary>Within a term counted from it.</summary>
    /// <param name="Term">The term.</param>
    public sealed record Within(Term Term) : TriggerDue;
}

/// <summary>Ways a report is sent.</summary>
public static class Channels
{
    /// <summary>Every way: through reporting software, as a signed e-document, on paper, by post, e-mail, fax, phone, in person.</summary>
    public static readonly IReadOnlyList<string> All = ["software", "e-document", "paper", "post", "e-mail", "fax", "phone", "in-person"];
}
