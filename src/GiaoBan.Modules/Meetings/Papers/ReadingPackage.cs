using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>The words of a reading package's first page, in the reader's language.</summary>
/// <param name="Title">Its title.</param>
/// <param name="When">When the meeting is.</param>
/// <param name="Where">Where it is.</param>
/// <param name="Agenda">Heading of the agenda.</param>
/// <param name="General">Heading of papers of the whole meeting.</param>
/// <param name="Questions">Heading of the questions to prepare for.</param>
/// <param name="Made">When the package was made, whose copy it is.</param>
/// <param name="Language">Its language.</param>
public sealed record PackageWords(string Title, string When, string Where, string Agenda, string General, string Questions, string Made, string Language);

/// <summary>All papers of a meeting in one file to read without a line (NN-6): a page with agenda and questions, the papers, and their hashes.</summary>
public sealed class ReadingPackage(GiaoBanDbContext rows)
{
    // Vietnamese letters stay letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly JsonSerializerOptions Readable = new(MeetingActs.Plain) { WriteIndented = true };

    /// <summary>Whether one may have it: each paper's current version was opened before, which the package's button does.</summary>
    public static bool IsReady(IReadOnlyList<PaperLine> papers) => papers.Count > 0 && papers.All(p => p.Own.ContainsKey(p.Current.Version));

    /// <summary>Writes it; of the papers only one at a time is held in memory.</summary>
    public async Task WriteAsync(Stream output, MeetingFile file, IReadOnlyList<PaperLine> papers, PackageWords words, CancellationToken cancellation)
    {
        var names = papers.Select((p, i) => (p.Paper.PaperId, Name: NameOf(i + 1, p))).ToDictionary(p => p.PaperId, p => p.Name);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        await AddAsync(zip, "muc-luc.html", Encoding.UTF8.GetBytes(await PageAsync(file, papers, names, words, cancellation)), cancellation);
        await AddAsync(zip, "manifest.json", Manifest(file, papers, names), cancellation);
        foreach (var paper in papers)
        {
            var current = paper.Current;
            var content = await rows.PaperVersions.AsNoTracking().Where(v => v.PaperId == current.PaperId && v.Version == current.Version).Select(v => v.Content).SingleAsync(cancellation);
            await AddAsync(zip, names[current.PaperId], content, cancellation);
        }
    }

    /// <summary>The place of a paper's file in the package: its number, then its name without what a folder cannot hold.</summary>
    internal static string NameOf(int number, PaperLine paper) =>
        $"tai-lieu/{number.ToString("00", CultureInfo.InvariantCulture)}-{string.Concat(paper.Current.FileName.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'))}";

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellation)
    {
        // Most papers are packed already.
        var entry = zip.CreateEntry(name, name.StartsWith("tai-lieu/", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        await using var stream = await entry.OpenAsync(cancellation);
        await stream.WriteAsync(content, cancellation);
    }

    private static byte[] Manifest(MeetingFile file, IReadOnlyList<PaperLine> papers, Dictionary<Guid, string> names) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            meeting = file.Id,
            title = file.Meeting.Title,
            papers = papers.Select(p => new
            {
                file = names[p.Paper.PaperId],
                title = p.Paper.Title,
                version = p.Current.Version,
                sha256 = Convert.ToHexStringLower(p.Current.Sha256),
                size = p.Current.Size,
                sentAt = p.Current.SentAt.ToString(),
            }),
        },
        Readable);

    private async Task<string> PageAsync(MeetingFile file, IReadOnlyList<PaperLine> papers, Dictionary<Guid, string> names, PackageWords words, CancellationToken cancellation)
    {
        var questions = (await rows.DiscussionPrompts.AsNoTracking().Where(p => p.MeetingId == file.Id && p.RemovedAt == null).OrderBy(p => p.PromptId)
            .Select(p => new { p.ItemId, p.Text }).ToListAsync(cancellation)).ToLookup(p => p.ItemId, p => p.Text);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{words.Language}\"><head><meta charset=\"utf-8\"><title>{Html(words.Title)}</title></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Html(words.Title)}</h1>\n<p>{Html(words.When)}<br>{Html(words.Where)}</p>\n");
        List<PaperLine> general = [.. papers.Where(p => p.Paper.ItemId is null)];
        if (general.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Html(words.General)}</h2>\n").Append(Links(general, names));
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2>{Html(words.Agenda)}</h2>\n");
        foreach (var item in file.Agenda)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3>{item.Position}. {Html(item.Title)}</h3>\n").Append(Links([.. papers.Where(p => p.Paper.ItemId == item.ItemId)], names));
            if (questions.Contains(item.ItemId))
            {
                // A question that is put to several stands there once.
                page.Append(CultureInfo.InvariantCulture, $"<h4>{Html(words.Questions)}</h4>\n<ul>{string.Concat(questions[item.ItemId].Distinct(StringComparer.Ordinal).Select(q => $"<li>{Html(q)}</li>"))}</ul>\n");
            }
        }

        return page.Append(CultureInfo.InvariantCulture, $"<p><small>{Html(words.Made)}</small></p>\n</body></html>\n").ToString();
    }

    private static string Links(List<PaperLine> papers, Dictionary<Guid, string> names) => papers.Count == 0
        ? ""
        : $"<ul>{string.Concat(papers.Select(p => $"<li><a href=\"{Html(names[p.Paper.PaperId])}\">{Html(p.Paper.Title)}</a></li>"))}</ul>\n";

    private static string Html(string text) => Encoder.Encode(text);
}
