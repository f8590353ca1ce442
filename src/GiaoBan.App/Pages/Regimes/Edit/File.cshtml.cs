using System.Text;
using GiaoBan.App.Hosting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>The draft as a file: taken away, and brought back changed.</summary>
[RequestSizeLimit(RequestLimits.UploadBytes)]
public sealed class FileModel(DraftDesk desk, SaveRegimeDraft save, CurrentActor current, Text text) : PageModel
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    [BindProperty(SupportsGet = true), FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The draft.</summary>
    public OpenDraft Draft { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    /// <summary>The draft as it stands, byte for byte.</summary>
    public async Task<IActionResult> OnGetDownloadAsync(CancellationToken cancellation) =>
        await desk.FindAsync(Code, cancellation) is { } draft ? File(Strict.GetBytes(draft.Row.Source), "application/yaml", $"{Code}.yaml") : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        var source = await ReadAsync(file, cancellation);
        if (!source.IsOk)
        {
            return await RefusedAsync(source.Errors, cancellation);
        }

        var saved = await save.HandleAsync(new SaveRegimeDraftRequest(Code, Version, source.Value.Yaml, source.Value.Name), current.Actor, cancellation);
        if (!saved.IsOk)
        {
            return await RefusedAsync(saved.Errors, cancellation);
        }

        TempData.Done(text["editor.file.taken", source.Value.Name]);
        return LocalRedirect($"/che-do/{Code}/soan");
    }

    // Its length is looked at before a byte is read: a large file stays where the server laid it down.
    private static async Task<Result<PackSource>> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return Error.Invalid("editor.file.missing", "file");
        }

        var name = Path.GetFileName(file.FileName);
        if (file.Length > PackReader.LargestPack)
        {
            return Error.Invalid("editor.file.too-large", "file", name, file.Length / 1024, PackReader.LargestPack / 1024);
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        try
        {
            return new PackSource(name, Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Error.Invalid("regimes.pack.not-utf8", "file", name, "1", "1");
        }
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        ModelState.Add([.. errors.Select(e => e with { Field = "file" })], text);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Code, cancellation) is not { } draft)
        {
            return NotFound();
        }

        (Draft, Version) = (draft, draft.Row.Version);
        return Page();
    }
}
