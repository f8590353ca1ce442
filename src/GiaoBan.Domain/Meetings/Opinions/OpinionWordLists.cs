namespace GiaoBan.Domain.Meetings.Opinions;

/// <summary>What a unit holds of a point of the agenda (NN-4).</summary>
public static class Stances
{
    public const string Agree = "agree";
    public const string AgreeWithChange = "agree-with-change";
    public const string Disagree = "disagree";

    /// <summary>Something else than what was put forward.</summary>
    public const string Other = "other";

    /// <summary>Every stance, as forms show them.</summary>
    public static readonly IReadOnlyList<string> All = [Agree, AgreeWithChange, Disagree, Other];

    /// <summary>Whether a proposed solution must go with it: who does not agree says how else ("đề xuất giải pháp cụ thể", 307-CV/ĐU, 3).</summary>
    public static bool NeedsSolution(string stance) => stance != Agree;
}

/// <summary>When an opinion was given.</summary>
public static class OpinionPhases
{
    /// <summary>After the invitation, before the meeting begins.</summary>
    public const string Before = "before";

    /// <summary>While they sit.</summary>
    public const string During = "during";

    /// <summary>Instead of a meeting: opinions in writing (NN-1).</summary>
    public const string Written = "written";

    /// <summary>Every phase.</summary>
    public static readonly IReadOnlyList<string> All = [Before, During, Written];
}

/// <summary>What the check of an option against the rules came to (NN-7).</summary>
public static class LegalVerdicts
{
    /// <summary>Phù hợp.</summary>
    public const string Fits = "fits";

    /// <summary>Không phù hợp: the option cannot be put forward.</summary>
    public const string Breaks = "breaks";

    /// <summary>Cần hỏi cơ quan có thẩm quyền.</summary>
    public const string Ask = "ask";

    /// <summary>Every verdict.</summary>
    public static readonly IReadOnlyList<string> All = [Fits, Breaks, Ask];

    /// <summary>Whether an option of this check may be the one that the host proposes; null = not checked yet.</summary>
    public static bool MayBeProposed(string? verdict) => verdict is Fits or Ask;
}
