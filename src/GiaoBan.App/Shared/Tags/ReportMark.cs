namespace GiaoBan.App.Shared.Tags;

/// <summary>Where a report stands, as people see it: at most four words, an icon, a colour (spec/ux.md).</summary>
public enum ReportMark
{
    /// <summary>Chưa gửi.</summary>
    NotSent,

    /// <summary>Quá hạn, chưa gửi.</summary>
    Overdue,

    /// <summary>Bản nháp.</summary>
    Draft,

    /// <summary>Đã gửi.</summary>
    Sent,

    /// <summary>Bị trả lại.</summary>
    Returned,

    /// <summary>Đã nhận.</summary>
    Accepted,

    /// <summary>Trễ 2 giờ.</summary>
    Late,

    /// <summary>Không phát sinh.</summary>
    Nil,

    /// <summary>Lồng ghép.</summary>
    Absorbed,

    /// <summary>Được gia hạn.</summary>
    Extended,

    /// <summary>Được miễn.</summary>
    Exempt,

    /// <summary>Đã trình duyệt (đầu mối).</summary>
    Handed,

    /// <summary>Đã duyệt (đầu mối).</summary>
    Approved,
}
