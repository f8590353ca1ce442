using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace GiaoBan.Tests.Urging;

/// <summary>A part of a mail of several forms, as a mail program reads it.</summary>
internal sealed partial record MailParts(ContentType Label, string Text)
{
    public string MediaType => Label.MediaType;

    public string? Parameter(string name) => Label.Parameters[name];

    /// <summary>The parts of a mail of type multipart/alternative, in their order.</summary>
    public static IReadOnlyList<MailParts> Of(string mail)
    {
        var (head, body) = Split(mail.ReplaceLineEndings("\n"));
        var whole = new ContentType(Header(head, "Content-Type"));
        Assert.Equal("multipart/alternative", whole.MediaType);
        return [.. body.Split("--" + whole.Boundary).Skip(1).TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal)).Select(Part)];
    }

    private static MailParts Part(string part)
    {
        var (head, body) = Split(part.TrimStart('\n'));
        var label = new ContentType(Header(head, "Content-Type"));
        return new MailParts(label, Header(head, "Content-Transfer-Encoding") switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
            "quoted-printable" => Quoted(body.TrimEnd('\n')),
            _ => body.TrimEnd('\n'),
        });
    }

    private static string Quoted(string body)
    {
        var bytes = new List<byte>();
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static (string Head, string Body) Split(string text)
    {
        var at = text.IndexOf("\n\n", StringComparison.Ordinal);
        return (Fold().Replace(text[..at], " "), text[(at + 2)..]);
    }

    private static string Header(string head, string name) =>
        head.Split('\n').First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Fold();
}
