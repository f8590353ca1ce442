using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>A sitting on a desk and on a phone: chair, member and projector look at one room, nothing typed is lost, the conclusions go out (NN-4, NN-8, NN-9).</summary>
public sealed class RoomJourneyTests(RoomTenant tenant) : IClassFixture<RoomTenant>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Room_FromTheStartToTheNotice_IsWalkedWithoutAStumble(int width)
    {
        var root = "/cuoc-hop/" + await tenant.InviteAsync();
        var (chair, member) = (await tenant.SignInAsync("chutich", width), await tenant.SignInAsync("diachinh", width));
        await chair.GoAsync(root + "/chuong-trinh");
        await chair.LookAsync("hop-chuong-trinh");
        await chair.GoAsync(root + "/du-hop");
        await chair.ClickAsync("Tôi đã có mặt");
        await Expect(chair.Page.Locator("#toi .chip")).ToContainTextAsync("Có mặt");
        await chair.GoAsync(root + "/dieu-hanh");
        await chair.LookAsync("hop-truoc-gio");
        await chair.ClickAsync("Bắt đầu họp");
        await chair.ClickAsync("Bàn nội dung đầu");
        await SpeakAsync(chair, member, root);
        await VoteAsync(chair, member, root, width);
        await ConcludeAsync(chair, member, root);
    }

    /// <summary>What the member does shows on the chair's screen by itself, and the chair's typed words stay.</summary>
    private static async Task SpeakAsync(Visitor chair, Visitor member, string root)
    {
        var words = chair.Page.Locator("textarea[name='items[0].text']");
        await words.FillAsync("Thống nhất phương án");
        await member.GoAsync(root + "/du-hop");
        await member.ClickAsync("Tôi đã có mặt");
        await member.ClickAsync("Đăng ký phát biểu");
        await Expect(member.Page.Locator("#toi")).ToContainTextAsync("thứ 1 trong danh sách");
        await member.LookAsync("hop-du-hop");
        await words.EvaluateAsync("field => field.blur()");
        await Expect(chair.Page.Locator("#phat-bieu")).ToContainTextAsync("Mời phát biểu", new() { Timeout = 15000 });
        await chair.Page.Locator("#phat-bieu form.give button").ClickAsync();
        await Expect(chair.Page.Locator("#phat-bieu")).ToContainTextAsync("đang phát biểu");
        await Expect(words).ToHaveValueAsync("Thống nhất phương án");
        await chair.Page.Locator("#phat-bieu textarea").FillAsync("Còn 12 hộ chưa di dời");
        await chair.Page.Locator("#phat-bieu form.stop button").ClickAsync();
        await Expect(chair.Page.Locator("#phat-bieu")).ToContainTextAsync("Đã phát biểu");
        await Expect(chair.Page.Locator("#ket-luan .save-state")).ToContainTextAsync("Đã lưu");
        await chair.Page.ReloadAsync();
        await Expect(chair.Page.Locator("textarea[name='items[0].text']")).ToHaveValueAsync("Thống nhất phương án");
    }

    private async Task VoteAsync(Visitor chair, Visitor member, string root, int width)
    {
        await chair.Page.Locator("#mo-bieu-quyet summary").ClickAsync();
        await chair.Page.Locator("#question").FillAsync("Thông qua phương án di dời?");
        await chair.Page.Locator("form.open-vote button").ClickAsync();
        await Expect(chair.Page.Locator("#bieu-quyet")).ToContainTextAsync("Đang mở");
        await Expect(member.Page.Locator("form.vote")).ToBeVisibleAsync(new() { Timeout = 15000 });
        await member.LookAsync("hop-bieu-quyet");
        await member.Page.GetByLabel("Tán thành", new() { Exact = true }).CheckAsync();
        await member.ClickAsync("Gửi biểu quyết");
        await Expect(chair.Page.Locator("#bieu-quyet")).ToContainTextAsync("đã biểu quyết 1/2", new() { Timeout = 15000 });
        await chair.Page.Locator("form.close-vote button").ClickAsync();
        await Expect(chair.Page.Locator("#bieu-quyet")).ToContainTextAsync("Đã đóng");
        await chair.LookAsync("hop-dieu-hanh");
        var screen = await tenant.SignInAsync("chutich", width);
        await screen.GoAsync(root + "/man-chieu");
        await screen.LookAsync("hop-man-chieu");
    }

    private static async Task ConcludeAsync(Visitor chair, Visitor member, string root)
    {
        await chair.ClickAsync("Kết thúc cuộc họp");
        await Expect(chair.Page.Locator("#ban-hanh + .card .note")).ToContainTextAsync("chưa giao nhiệm vụ");
        await chair.LookAsync("hop-ket-luan");
        await chair.Page.Locator("form.issue button").ClickAsync();
        await Expect(chair.Page.Locator(".summary")).ToContainTextAsync("Nội dung 2: chưa có kết luận");
        var first = chair.Page.Locator("form.conclusion").First;
        await first.Locator("textarea[name='items[0].directives[0].text']").FillAsync("Rà soát 12 hộ còn lại");
        await first.Locator("select[name='items[0].directives[0].lead']").SelectOptionAsync(new SelectOptionValue { Label = "Công chức Địa chính – Nông nghiệp" });
        await first.Locator("input[name='items[0].directives[0].dueOn']").FillAsync("2021-08-31");
        await first.Locator("input[name='items[0].directives[0].product']").FillAsync("Báo cáo");
        await first.Locator("button[value=save]").ClickAsync();
        await Expect(chair.Page.Locator(".flash")).ToContainTextAsync("Đã lưu bản nháp nội dung 1");
        var second = chair.Page.Locator("form.conclusion").Nth(1);
        await second.Locator("input[name='items[1].none']").CheckAsync();
        await second.Locator("textarea[name='items[1].noneReason']").FillAsync("Chờ ý kiến cấp trên");
        await second.Locator("button[value=save]").ClickAsync();
        await Expect(chair.Page.Locator(".flash")).ToContainTextAsync("Đã lưu bản nháp nội dung 2");
        await chair.ClickAsync("Ban hành kết luận");
        await Expect(chair.Page.Locator(".flash")).ToContainTextAsync("Đã ban hành thông báo kết luận, lần 1.");
        await chair.LookAsync("hop-da-ban-hanh");
        await member.GoAsync(root + "/ket-luan");
        await member.LookAsync("hop-ket-luan-nguoi-du");
        await member.GoAsync(root + "/thong-bao/1");
        await Expect(member.Page.Locator("main")).ToContainTextAsync("Rà soát 12 hộ còn lại");
        await member.GoAsync(root + "/bien-ban");
        await Expect(member.Page.Locator("main")).ToContainTextAsync("Còn 12 hộ chưa di dời");
    }
}
