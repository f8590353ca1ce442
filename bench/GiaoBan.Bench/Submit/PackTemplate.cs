namespace GiaoBan.Bench.Submit;

/// <summary>The regime of the bench tenant: one weekly report, two sections, one form.</summary>
internal static class PackTemplate
{
    public const string Text =
        """
        code: bench
        title: Chế độ báo cáo dùng để đo
        basis: { issuer: Bench, symbol: 01-BC/B, date: @from@, subject: Dùng để đo }
        effectiveFrom: @from@
        clauses:
          - { code: han, place: mục 1, quote: chậm nhất 20h ngày thứ 5 hàng tuần }
        requirements:
          - code: tuan
            name: Báo cáo tuần
            kind: periodic
            clauses: [han]
            recipient: Văn phòng
            owedBy: { kinds: [xa] }
            schedule:
              cadence: { every: week, startsOn: saturday, numbering: iso-week-of-friday, window: week }
              deadlines:
                - { tier: contributor, day: thursday, bound: at, time: "20:00", clause: han }
            outline: tuan
            forms: [bieu]
            takesActivities: true
            takesPlan: false
        streams: []
        outlines:
          - code: tuan
            name: Báo cáo tuần
            sections:
              - { code: ket-qua, title: Kết quả, required: true, needsFigure: true }
              - { code: kien-nghi, title: Kiến nghị, required: false, needsFigure: false }
        forms:
          - code: bieu
            name: Biểu
            sample: true
            indicators:
        @indicators@
        activityKinds:
          - { code: cong-van, name: Công văn, unit: văn bản }

        """;
}
