namespace GiaoBan.Modules.Reporting;

/// <summary>Turns files of the old binary kinds into the new ones with LibreOffice, which alone reads them whole.</summary>
internal static class OldOffice
{
    /// <summary>The file in its new kind; null where LibreOffice is absent, fails or is not done in time.</summary>
    public static async Task<byte[]?> AsNewAsync(byte[] content, string from, string to, ScratchFolder folder, CancellationToken cancellation)
    {
        var path = await folder.WriteAsync("cu." + from, content, cancellation);
        var profile = new Uri(Path.Combine(folder.Path, "ho-so") + "/").AbsoluteUri;
        var said = await OutsideProgram.RunAsync(
            "soffice", ["--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation={profile}", "--convert-to", to, "--outdir", folder.Path, path], folder.Path, cancellation);
        var made = Path.Combine(folder.Path, "cu." + to);
        return said is not null && File.Exists(made) ? await File.ReadAllBytesAsync(made, cancellation) : null;
    }
}
