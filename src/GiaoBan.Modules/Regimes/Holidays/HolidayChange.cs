using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Regimes.Holidays;

/// <summary>What entering and revoking a decision share: the texts typed, the event told.</summary>
internal static class HolidayChange
{
    /// <summary>A text in NFC, trimmed; noted where it is empty or too long.</summary>
    public static string Text(string? typed, string field, int longest, List<Error> refusals)
    {
        var text = (typed ?? "").Normalize(NormalizationForm.FormC).Trim();
        if (text.Length == 0)
        {
            refusals.Add(Error.Invalid("holidays.field.missing", field));
        }
        else if (text.Length > longest)
        {
            refusals.Add(Error.Invalid("holidays.field.too-long", field, longest));
        }

        return text;
    }

    /// <summary>The event of a decision.</summary>
    public static AuditEvent Event(this AuditTrail audit, string kind, Instant at, HolidayDecision decision, Actor by, string? reason) => audit.Event(
        decision.TenantId,
        at,
        kind,
        $"holiday/{LocalDatePattern.Iso.Format(decision.Day)}",
        by.OfficialId,
        by.PostWith(Permissions.RegimeManage)?.PostId,
        reason,
        [
            new("decision", decision.DecisionId.ToString()),
            new("day", LocalDatePattern.Iso.Format(decision.Day)),
            new("kind", decision.Kind),
            new("name", decision.Name),
            new("basis", decision.Basis),
        ]);
}
