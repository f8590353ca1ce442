using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>A form as a person fills it: hidden fields, form token and values that stood there go along.</summary>
public sealed class TestForm
{
    private readonly TestPage _page;
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly List<(string Name, string FileName, string Type, byte[] Content)> _files = [];

    internal TestForm(TestPage page, IHtmlFormElement form)
    {
        (_page, _form) = (page, form);
        foreach (var field in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            AddAsItStands(field, field.GetAttribute("name")!);
        }
    }

    /// <summary>The value that a field has now; null where it would not be sent.</summary>
    public string? this[string name] => _fields.Where(f => f.Name == name).Select(f => f.Value).LastOrDefault();

    /// <summary>Types into a field, or chooses; the form must have it.</summary>
    public TestForm Fill(string name, string value)
    {
        Assert.True(_form.Elements.Any(e => e.GetAttribute("name") == name), $"The form of {_page.Path} has no field '{name}'.");
        _fields.RemoveAll(f => f.Name == name);
        _fields.Add((name, value));
        return this;
    }

    /// <summary>Ticks a box, or a radio button of a value.</summary>
    public TestForm Tick(string name, string? value = null)
    {
        var box = _form.Elements.OfType<IHtmlInputElement>().First(i => i.Name == name && i.Type is "checkbox" or "radio" && (value is null || i.Value == value));
        if (box.Type == "radio")
        {
            _fields.RemoveAll(f => f.Name == name);
        }

        // A hidden "false" may stand beside the box: the ticked value must come first, as browsers send it.
        _fields.Insert(0, (name, box.Value is { Length: > 0 } given ? given : "on"));
        return this;
    }

    /// <summary>Sends a field that the form does not have: what a forged request would do.</summary>
    public TestForm Forge(string name, string value)
    {
        _fields.RemoveAll(f => f.Name == name);
        _fields.Add((name, value));
        return this;
    }

    /// <summary>Attaches a file.</summary>
    public TestForm Attach(string name, string fileName, string type, byte[] content)
    {
        _files.Add((name, fileName, type, content));
        return this;
    }

    /// <summary>Sends the form by the button that a selector names, or by its first one.</summary>
    public Task<TestPage> SubmitAsync(string? button = null) => _page.Browser.SendAsync(Request(button));

    /// <summary>The request that sending would make: to send it twice, or changed.</summary>
    public HttpRequestMessage Request(string? button = null)
    {
        var pressed = button is null
            ? _form.QuerySelector("button:not([type=button]), input[type=submit]")
            : _page.One(button);
        var fields = _fields.ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name)
        {
            fields.Add((name, pressed.GetAttribute("value") ?? ""));
        }

        var action = pressed?.GetAttribute("formaction") ?? _form.GetAttribute("action");
        var target = new Uri(_page.Response.RequestMessage!.RequestUri!, string.IsNullOrEmpty(action) ? _page.Path : action);
        if (!string.Equals(_form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(target) { Query = query }.Uri);
        }

        return new HttpRequestMessage(HttpMethod.Post, target) { Content = Content(fields) };
    }

    private HttpContent Content(List<(string Name, string Value)> fields)
    {
        if (_form.Enctype != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, type, bytes) in _files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            content.Add(file, name, fileName);
        }

        return content;
    }

    private void AddAsItStands(IElement field, string name)
    {
        switch (field)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                _fields.Add((name, box.Value is { Length: > 0 } value ? value : "on"));
                break;
            case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "image" or "button" or "reset" or "file") } input:
                _fields.Add((name, input.Value));
                break;
            case IHtmlTextAreaElement area:
                _fields.Add((name, area.Value.ReplaceLineEndings("\r\n")));
                break;
            case IHtmlSelectElement select:
                _fields.AddRange(select.Options.Where(o => o.IsSelected && !o.IsDisabled).Select(o => (name, o.Value)));
                break;
        }
    }
}
