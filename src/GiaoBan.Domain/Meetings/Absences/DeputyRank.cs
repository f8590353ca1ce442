using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Meetings.Absences;

/// <summary>Who comes first to mind as a deputy (NN-5), in this order.</summary>
public enum DeputyRank
{
    /// <summary>The post is lent to them by a delegation in force.</summary>
    HoldsThePost,

    /// <summary>A deputy by title (cấp phó) of the same unit.</summary>
    IsDeputyByTitle,

    /// <summary>Another post of the same unit.</summary>
    IsOfTheUnit,
}

/// <summary>Reads the rank of somebody who might come instead.</summary>
public static class DeputyRanks
{
    /// <summary>The rank, by delegation and title: <c>Phó Chủ tịch</c>, <c>Phó trưởng phòng</c>, <c>Cấp phó</c> are deputies by title.</summary>
    /// <param name="holdsThePost">Whether a delegation in force lends them the post of the absent one.</param>
    /// <param name="title">The title of their own post.</param>
    public static DeputyRank Of(bool holdsThePost, string title)
    {
        var words = Folding.Search(title);
        return holdsThePost ? DeputyRank.HoldsThePost
            : words.StartsWith("pho ", StringComparison.Ordinal) || words.StartsWith("cap pho", StringComparison.Ordinal) ? DeputyRank.IsDeputyByTitle
            : DeputyRank.IsOfTheUnit;
    }
}
